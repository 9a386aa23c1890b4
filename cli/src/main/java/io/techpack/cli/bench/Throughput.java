package io.techpack.cli.bench;

/** As many jobs as a few submitters can get in, until the last one has ended. */
final class Throughput {

    private static final int SUBMITTERS = 8;

    private Throughput() {}

    static Figures of(Site site, long jobs) throws Exception {
        Site.Batch batch = site.begin();
        Callers.share(jobs, SUBMITTERS, site.entrance()::submit);
        return Figures.of("throughput", jobs).took(batch.awaitEnd(jobs));
    }
}
