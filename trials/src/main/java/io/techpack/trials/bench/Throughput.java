package io.techpack.trials.bench;

/** As many jobs as a few submitters can get in, until the last one has completed. */
final class Throughput {

    private static final int SUBMITTERS = 8;

    private Throughput() {}

    static BenchResult measure(Target target, long jobs) throws Exception {
        Target.Batch batch = target.begin();
        ClosedLoop.run(jobs, SUBMITTERS, target.submitter()::submit);
        return BenchResult.of("throughput", jobs).withMakespan(batch.awaitCompletion(jobs));
    }
}
