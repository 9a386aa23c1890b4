package io.techpack.job;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a failed attempt is tried again: exponential back-off with full jitter on its upper half, so
 * that jobs which failed together do not come back together.
 *
 * @param maxAttempts how many counted attempts a stage gets
 * @param first the delay after the first attempt, doubled after each further one
 * @param longest the delay's cap
 */
public record RetryPolicy(int maxAttempts, Duration first, Duration longest) {

    public RetryPolicy {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException(
                    "maxAttempts is " + maxAttempts + "; it must be at least 1");
        }
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("delays from " + first + " to " + longest);
        }
    }

    /** Whether another attempt may follow when {@code counted} attempts have been made. */
    public boolean allowsAfter(int counted) {
        return counted < maxAttempts;
    }

    /** The delay before the next attempt, between half of and the whole exponential step. */
    public Duration delayAfter(int counted, RandomGenerator random) {
        int doublings = Math.min(Math.max(counted - 1, 0), 30);
        double step = Math.min(first.toMillis() * Math.pow(2, doublings), longest.toMillis());
        return Duration.ofMillis(Math.round(step / 2 + random.nextDouble() * step / 2));
    }
}
