package io.techpack.trials.bench;

import java.util.concurrent.atomic.AtomicLong;

/** As many jobs as a few submitters can get in, until the last one has completed. */
final class Throughput {

    private static final int SUBMITTERS = 8;

    private Throughput() {}

    static BenchResult measure(Target target, long jobs) throws Exception {
        Submitter submitter = target.submitter();
        return measure(target, jobs, () -> ClosedLoop.run(jobs, SUBMITTERS, submitter::submit));
    }

    /** The same, with that many jobs by each call; fewer by the last one. */
    static BenchResult measure(Target target, long jobs, int batch) throws Exception {
        AtomicLong left = new AtomicLong(jobs);
        ClosedLoop.Call call =
                () -> {
                    long before = left.getAndAdd(-batch);
                    target.submitter().submitBatch((int) Math.min(batch, before));
                };
        long calls = Math.ceilDiv(jobs, batch);
        return measure(target, jobs, () -> ClosedLoop.run(calls, SUBMITTERS, call));
    }

    private static BenchResult measure(Target target, long jobs, ClosedLoop.Call load)
            throws Exception {
        Target.Batch batch = target.begin();
        load.run();
        return BenchResult.of("throughput", jobs).withMakespan(batch.awaitCompletion(jobs));
    }
}
