package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.Table;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        description = {
            "Deletes what is older than the server is set to keep it, now; it does so by itself as well.",
            "What jobs have cost stays, by month; what a product shows is left alone."
        })
final class RetentionCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    @Option(names = "--dry-run", description = "Only count what would be deleted.")
    private boolean dryRun;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            converter = Age.class,
            description =
                    "Ended jobs of that age, such as 30d, at least a day (default: the server's setting).")
    private @Nullable Duration olderThan;

    RetentionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            OptionalLong age =
                    olderThan == null
                            ? OptionalLong.empty()
                            : OptionalLong.of(olderThan.toSeconds());
            ObjectNode whole = TechPackClient.object().put("dryRun", dryRun);
            String cursor = "";
            do {
                JsonNode part = client.purge(dryRun, age, cursor);
                add(whole, part);
                cursor = part.path("nextCursor").asString("");
            } while (!cursor.isEmpty());
            if (server.json()) {
                console.line(whole.toString());
            } else {
                print(whole);
            }
            return ExitCode.OK;
        }
    }

    /** The parts list the same kinds in the same order. */
    private static void add(ObjectNode whole, JsonNode part) {
        whole.put("bytes", whole.path("bytes").asLong(0) + part.path("bytes").asLong(0));
        ArrayNode sums = whole.withArray("kinds");
        for (int i = 0; i < part.path("kinds").size(); i++) {
            JsonNode kind = part.path("kinds").get(i);
            ObjectNode sum = i < sums.size() ? (ObjectNode) sums.get(i) : sums.addObject();
            sum.set("kind", kind.path("kind"));
            sum.set("olderThanSeconds", kind.path("olderThanSeconds"));
            for (String count : new String[] {"looked", "deleted"}) {
                sum.put(count, sum.path(count).asLong(0) + kind.path(count).asLong(0));
            }
        }
    }

    private void print(JsonNode whole) {
        Table table = new Table("KIND", "OLDER THAN", "LOOKED AT", dryRun ? "WOULD GO" : "DELETED");
        whole.path("kinds")
                .forEach(kind ->
                        table.row(
                                kind.path("kind").asString(""),
                                kind.path("olderThanSeconds").isNumber()
                                        ? age(kind.path("olderThanSeconds").asLong())
                                        : "kept",
                                kind.path("looked").asString(""),
                                kind.path("deleted").asString("")));
        table.lines().forEach(console::line);
        if (whole.path("bytes").asLong(0) > 0) {
            console.line("Artifacts: %,d bytes.".formatted(whole.path("bytes").asLong()));
        }
    }

    /** In the largest unit that is exact. */
    private static String age(long seconds) {
        return seconds % 86_400 == 0
                ? seconds / 86_400 + " d"
                : seconds % 3_600 == 0 ? seconds / 3_600 + " h" : seconds + " s";
    }

    static final class Age implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                Duration age = DurationStyle.detectAndParse(text);
                if (age.compareTo(Duration.ofDays(1)) >= 0) {
                    return age;
                }
            } catch (IllegalArgumentException | ArithmeticException _) {
                // said below
            }
            throw new TypeConversionException(
                    "'%s' is no age of at least a day, such as 30d or 36h".formatted(text));
        }
    }
}
