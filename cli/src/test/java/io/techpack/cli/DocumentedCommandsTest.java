package io.techpack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.cli.ops.Documents;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.Terminal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Each command that the documents tell people to give is one that there is, with its options. */
class DocumentedCommandsTest {

    private static final Pattern COMMAND =
            Pattern.compile("(?:^|[ ;&(])(?:\\./)?techpack( (?![-A-Z(/|]).*)");

    static Stream<Path> documents() {
        return Documents.forOperators();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_command_and_option_is_known(Path document) {
        for (String code : Documents.code(document)) {
            COMMAND.matcher(code)
                    .results()
                    .forEach(command ->
                            assertThat(unknown(command.group(1)))
                                    .as("%s: %s", document.getFileName(), code)
                                    .isEmpty());
        }
    }

    @Test
    void what_there_is_not_is_found() {
        assertThat(unknown("admin retention --dry-run")).isEmpty();
        assertThat(unknown("admin retention --dry")).contains("--dry");
        assertThat(unknown("admin purge")).contains("purge");
        assertThat(unknown("torture --minutes 20   # --not an option")).isEmpty();
    }

    /** The first word that no command, or no option, is called. */
    private static Optional<String> unknown(String arguments) {
        CommandLine command = Techpack.commandLine(silent());
        boolean named = false;
        for (String word : words(arguments)) {
            CommandLine next = command.getSubcommands().get(word);
            if (word.startsWith("-")) {
                if (!command.getCommandSpec().optionsMap().containsKey(word.split("=", 2)[0])) {
                    return Optional.of(word);
                }
            } else if (next != null && !named) {
                command = next;
            } else if (!command.getSubcommands().isEmpty() && !named) {
                return Optional.of(word);
            } else {
                named = true; // an argument, or an option's value
            }
        }
        return Optional.empty();
    }

    private static List<String> words(String arguments) {
        String told = arguments.split("#|\\|| && |;|>|\\)", 2)[0];
        return Stream.of(told.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    private static Console silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new Console(nowhere, nowhere, Terminal.plain());
    }
}
