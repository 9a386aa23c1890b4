package io.techpack.trials.torture;

import io.techpack.job.Stage;
import io.techpack.trials.torture.process.ExecutionEvent;
import io.techpack.trials.torture.process.ExecutionEvent.Type;
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
 * How often stages and items were executed, from all execution logs.
 *
 * @param attempts runs of a stage's handler
 * @param repeatedAttempts of them, for a stage that had had one
 * @param interruptedAttempts runs of which the handler did not say that its stage was done,
 *     whatever ended them
 * @param killedAttempts of them, those whose process died with them: they never ended
 * @param items executions of items
 * @param repeatedItems of them, for an item that had had one
 * @param killedItems executions of items that were in flight when their process died
 * @param repeatedAfterKill items that were executed again after such an execution
 * @param unexplainedRepeats executions of items beyond one for each interrupted run of their stage
 */
record ExecutionCounts(
        int attempts,
        int repeatedAttempts,
        int interruptedAttempts,
        int killedAttempts,
        int items,
        int repeatedItems,
        int killedItems,
        int repeatedAfterKill,
        int unexplainedRepeats) {

    private record StageOfJob(UUID job, Stage stage) {}

    private record Item(StageOfJob stage, int ordinal) {}

    private record Run(UUID attempt, int ordinal) {}

    /** Reads every log of that directory. */
    static ExecutionCounts in(Path directory) throws IOException {
        List<ExecutionEvent> lines = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    lines.addAll(read(file));
                }
            }
        }
        return of(lines);
    }

    private static List<ExecutionEvent> read(Path file) throws IOException {
        try {
            return Files.readAllLines(file).stream().map(ExecutionEvent::parse).toList();
        } catch (MalformedInputException | IllegalArgumentException fault) {
            throw new IOException(file + " holds no execution log", fault);
        }
    }

    static ExecutionCounts of(List<ExecutionEvent> lines) {
        Map<StageOfJob, Integer> attempts = new HashMap<>();
        Map<StageOfJob, Integer> done = new HashMap<>();
        Map<Item, Integer> items = new HashMap<>();
        Map<Item, Set<UUID>> executions = new HashMap<>();
        Set<Run> open = new HashSet<>();
        for (ExecutionEvent line : lines) {
            StageOfJob stage = new StageOfJob(line.job(), line.stage());
            boolean wholeStage = line.ordinal() == ExecutionEvent.WHOLE_STAGE;
            Item item = new Item(stage, line.ordinal());
            Run run = new Run(line.attempt(), line.ordinal());
            if (line.type() == Type.STARTED) {
                open.add(run);
                if (wholeStage) {
                    attempts.merge(stage, 1, Integer::sum);
                } else {
                    items.merge(item, 1, Integer::sum);
                    executions.computeIfAbsent(item, _ -> new HashSet<>()).add(line.attempt());
                }
            } else {
                open.remove(run);
                if (wholeStage && line.type() == Type.COMPLETED) {
                    done.merge(stage, 1, Integer::sum);
                }
            }
        }
        int all = sum(attempts);
        long killed =
                open.stream().filter(run -> run.ordinal() == ExecutionEvent.WHOLE_STAGE).count();
        return new ExecutionCounts(
                all,
                all - attempts.size(),
                all - sum(done),
                Math.toIntExact(killed),
                sum(items),
                sum(items) - items.size(),
                open.size() - Math.toIntExact(killed),
                repeatedAfterKill(executions, open),
                unexplainedRepeats(attempts, items));
    }

    private static int repeatedAfterKill(Map<Item, Set<UUID>> executions, Set<Run> open) {
        int repeated = 0;
        for (Map.Entry<Item, Set<UUID>> item : executions.entrySet()) {
            long killed =
                    item.getValue().stream()
                            .filter(run -> open.contains(new Run(run, item.getKey().ordinal())))
                            .count();
            // each execution in flight at a kill is made up for by at most one more
            repeated += Math.toIntExact(Math.min(killed, item.getValue().size() - 1));
        }
        return repeated;
    }

    /** An interrupted run has had one item in flight, which another may execute again. */
    private static int unexplainedRepeats(
            Map<StageOfJob, Integer> attempts, Map<Item, Integer> items) {
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
