package io.techpack.ledger;

import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/**
 * Where random tests take their chance from: a new seed at every run, or the one that {@code
 * -Dtechpack.seed=} names. What fails tells its seed.
 */
final class Seed {

    private static final String PROPERTY = "techpack.seed";

    private Seed() {}

    /** Runs the test with that many seeds, or with the named one alone. */
    static void each(int times, LongConsumer test) {
        Long named = Long.getLong(PROPERTY);
        long first = named == null ? System.nanoTime() : named;
        for (int i = 0; i < (named == null ? times : 1); i++) {
            long seed = first + i;
            try {
                test.accept(seed);
            } catch (AssertionError | RuntimeException fault) {
                throw new AssertionError(
                        "%s%nAgain: -D%s=%d".formatted(fault.getMessage(), PROPERTY, seed), fault);
            }
        }
    }

    static SplittableRandom random(long seed) {
        return new SplittableRandom(seed);
    }
}
