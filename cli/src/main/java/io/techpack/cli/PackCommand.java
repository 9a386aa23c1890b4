package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.pack.PackOutput;
import io.techpack.cli.render.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "pack",
        mixinStandardHelpOptions = true,
        description = "Writes a product's tech pack as PDF, as ZIP or as a folder of files.")
final class PackCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "PRODUCT", description = "The product's id.")
    private String product = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER|FILE",
            description =
                    "Where it is written: FILE.pdf, FILE.zip, or a folder for the files of the ZIP.")
    private @Nullable Path out;

    @Option(
            names = "--paper",
            paramLabel = "SIZE",
            description = "The size of the pages: a4 (default) or letter.")
    private @Nullable String paper;

    @Option(
            names = "--units",
            paramLabel = "UNITS",
            description = "Units of lengths: cm, in or both (default).")
    private @Nullable String units;

    @Option(
            names = "--grade",
            paramLabel = "RULES",
            description =
                    "A size run: the base size, all sizes, and how many centimetres each measure grows by, such as"
                            + " 'M:S,M,L,XL;chest_width=2;body_length=1.5'.")
    private @Nullable String grade;

    PackCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PackOutput output = PackOutput.at(Objects.requireNonNull(out, "picocli requires --out"));
        try (TechPackClient client = server.client()) {
            output.write(client.techPackFile(product, output.form().extension(), options()));
            console.line("Written to " + output.path());
            return ExitCode.OK;
        }
    }

    private List<String> options() {
        return Stream.of(option("paper", paper), option("units", units), option("grade", grade))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<String> option(String name, @Nullable String value) {
        return value == null ? Stream.empty() : Stream.of(name + "=" + value);
    }
}
