package io.techpack.cli.torture;

import io.techpack.cli.torture.victim.Execution;
import io.techpack.cli.torture.victim.Execution.What;
import io.techpack.job.Stage;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How often things were done, from all execution logs.
 *
 * @param attempts runs of a stage's handler
 * @param attemptsBeyondOne of them, for a stage that had had one
 * @param cutShort runs of which the handler did not say that its stage was done, whatever ended
 *     them
 * @param killed of them, those whose process died with them: they never ended
 * @param items executions of items
 * @param itemsBeyondOne of them, for an item that had had one
 * @param openItems executions of items that were in flight when their process died
 * @param repeatedAfterKill items that were made again after such an execution
 * @param unexplained executions of items beyond one for each run of their stage that was cut short
 */
record Executions(
        int attempts,
        int attemptsBeyondOne,
        int cutShort,
        int killed,
        int items,
        int itemsBeyondOne,
        int openItems,
        int repeatedAfterKill,
        int unexplained) {

    private record StageOfJob(UUID job, Stage stage) {}

    private record Item(StageOfJob stage, int ordinal) {}

    private record Run(UUID attempt, int ordinal) {}

    /** Reads every log of that directory. */
    static Executions in(Path directory) throws IOException {
        List<Execution> lines = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    lines.addAll(read(file));
                }
            }
        }
        return of(lines);
    }

    private static List<Execution> read(Path file) throws IOException {
        try {
            return Files.readAllLines(file).stream().map(Execution::parse).toList();
        } catch (MalformedInputException | IllegalArgumentException fault) {
            throw new IOException(file + " holds no execution log", fault);
        }
    }

    static Executions of(List<Execution> lines) {
        Map<StageOfJob, Integer> attempts = new HashMap<>();
        Map<StageOfJob, Integer> done = new HashMap<>();
        Map<Item, Integer> items = new HashMap<>();
        Map<Item, Set<UUID>> makers = new HashMap<>();
        Set<Run> open = new HashSet<>();
        for (Execution line : lines) {
            StageOfJob stage = new StageOfJob(line.job(), line.stage());
            boolean whole = line.ordinal() == Execution.WHOLE_STAGE;
            Item item = new Item(stage, line.ordinal());
            Run run = new Run(line.attempt(), line.ordinal());
            if (line.what() == What.BEGAN) {
                open.add(run);
                if (whole) {
                    attempts.merge(stage, 1, Integer::sum);
                } else {
                    items.merge(item, 1, Integer::sum);
                    makers.computeIfAbsent(item, _ -> new HashSet<>()).add(line.attempt());
                }
            } else {
                open.remove(run);
                if (whole && line.what() == What.KEPT) {
                    done.merge(stage, 1, Integer::sum);
                }
            }
        }
        int all = sum(attempts);
        long killed = open.stream().filter(run -> run.ordinal() == Execution.WHOLE_STAGE).count();
        return new Executions(
                all,
                all - attempts.size(),
                all - sum(done),
                Math.toIntExact(killed),
                sum(items),
                sum(items) - items.size(),
                open.size() - Math.toIntExact(killed),
                repeatedAfterKill(makers, open),
                unexplained(attempts, items));
    }

    private static int repeatedAfterKill(Map<Item, Set<UUID>> makers, Set<Run> open) {
        int repeated = 0;
        for (Map.Entry<Item, Set<UUID>> item : makers.entrySet()) {
            long killed =
                    item.getValue().stream()
                            .filter(run -> open.contains(new Run(run, item.getKey().ordinal())))
                            .count();
            // each execution in flight at a kill is made up for by at most one more
            repeated += Math.toIntExact(Math.min(killed, item.getValue().size() - 1));
        }
        return repeated;
    }

    /** A run that was cut short has had one item in flight, which another may make again. */
    private static int unexplained(Map<StageOfJob, Integer> attempts, Map<Item, Integer> items) {
        Map<StageOfJob, Integer> repeats = new HashMap<>();
        items.forEach((item, times) -> repeats.merge(item.stage(), times - 1, Integer::sum));
        int unexplained = 0;
        for (Map.Entry<StageOfJob, Integer> stage : repeats.entrySet()) {
            int others = attempts.getOrDefault(stage.getKey(), 1) - 1;
            unexplained += Math.max(0, stage.getValue() - others);
        }
        return unexplained;
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
