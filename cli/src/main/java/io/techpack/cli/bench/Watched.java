package io.techpack.cli.bench;

/** Adds to figures what was used while they were measured. */
final class Watched {

    private Watched() {}

    static Figures measure(Site site, BenchOptions.Measurement measurement) throws Exception {
        try (PeakMemory memory = PeakMemory.watching()) {
            var before = site.usage();
            Figures figures = measurement.measure(site);
            var used = site.usage().map(after -> after.since(before.orElse(after)));
            return figures.using(used, memory.megabytes());
        }
    }
}
