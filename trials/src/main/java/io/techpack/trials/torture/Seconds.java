package io.techpack.trials.torture;

import java.time.Duration;
import java.util.Locale;

/** Durations for people. */
final class Seconds {

    private Seconds() {}

    static String of(Duration time) {
        return ofMillis(time.toMillis());
    }

    /** Such as {@code 1.25 s}. */
    static String ofMillis(double millis) {
        return String.format(Locale.ROOT, "%.2f s", millis / 1_000);
    }
}
