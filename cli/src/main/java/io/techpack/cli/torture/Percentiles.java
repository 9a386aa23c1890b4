package io.techpack.cli.torture;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Of some times, the nearest-rank percentiles.
 *
 * @param count of the times
 */
record Percentiles(int count, long p50, long p99, long max) {

    static Percentiles of(Collection<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        return sorted.isEmpty()
                ? new Percentiles(0, 0, 0, 0)
                : new Percentiles(
                        sorted.size(), rank(sorted, 0.5), rank(sorted, 0.99), sorted.getLast());
    }

    private static long rank(List<Long> sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(1, rank) - 1);
    }

    /** Such as {@code 1.25 s}. */
    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.2f s", millis / 1_000.0);
    }
}
