package io.techpack.trials.bench;

import io.techpack.retention.Retention;
import io.techpack.retention.Retention.Kind;
import io.techpack.retention.Retention.Pace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** The turns of one kind: without a deletion, or beside one at a pace. For one thread. */
final class Turns {

    private final String name;
    private final Optional<Pace> pace;
    private final List<Double> p99s = new ArrayList<>();
    private final AtomicLong purged = new AtomicLong();
    private double seconds;

    private Turns(String name, Optional<Pace> pace) {
        this.name = name;
        this.pace = pace;
    }

    static Turns without() {
        return new Turns("without retention", Optional.empty());
    }

    static Turns beside(PurgePace pace) {
        return new Turns("beside retention at " + pace, Optional.of(pace.pace()));
    }

    String name() {
        return name;
    }

    /** How many jobs were deleted in all of them. */
    long purged() {
        return purged.get();
    }

    BenchResult take(ConstantRate load, Target target) throws Exception {
        long began = System.nanoTime();
        BenchResult result;
        if (pace.isEmpty()) {
            result = load.measure(name, target, _ -> {});
        } else {
            try (Deletion _ = Deletion.start(target.retention(), pace.get(), purged)) {
                result = load.measure(name, target, _ -> {});
            }
        }
        seconds += (System.nanoTime() - began) / 1e9;
        p99s.add(result.latencies() == null ? Double.NaN : result.latencies().p99Ms());
        return result;
    }

    /** What the deletion does to the load, and how fast it is. */
    Map<String, Number> figures(Turns without) {
        List<Double> pairs = new ArrayList<>();
        for (int round = 0; round < p99s.size(); round++) {
            pairs.add(p99s.get(round) / without.p99s.get(round));
        }
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("p99MsWithout", ResultFields.rounded(median(without.p99s), 2));
        figures.put("p99MsBeside", ResultFields.rounded(median(p99s), 2));
        figures.put("ratio", ResultFields.rounded(median(p99s) / median(without.p99s), 3));
        figures.put("ratioOfPairs", ResultFields.rounded(median(pairs), 3));
        figures.put("purgedJobsBeside", purged.get());
        figures.put("purgedJobsPerSecond", ResultFields.rounded(purged.get() / seconds, 0));
        return figures;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** Deletes on a thread of its own until it is closed. */
    private record Deletion(Thread thread, AtomicBoolean goesOn) implements AutoCloseable {

        static Deletion start(Retention retention, Pace pace, AtomicLong purged) {
            AtomicBoolean goesOn = new AtomicBoolean(true);
            Thread thread =
                    Thread.ofVirtual()
                            .name("retention")
                            .start(() -> run(retention, pace, purged, goesOn));
            return new Deletion(thread, goesOn);
        }

        private static void run(
                Retention retention, Pace pace, AtomicLong purged, AtomicBoolean goesOn) {
            try {
                while (goesOn.get()) {
                    retention.pass(
                            RetentionCommand.OLD,
                            pace,
                            goesOn::get,
                            did -> {
                                if (did.slice().from().kind() == Kind.JOBS) {
                                    purged.addAndGet(did.slice().deleted());
                                }
                            });
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws InterruptedException {
            goesOn.set(false);
            thread.join();
        }
    }
}
