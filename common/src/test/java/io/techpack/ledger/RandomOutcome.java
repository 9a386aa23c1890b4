package io.techpack.ledger;

import io.techpack.job.Outcome;
import java.util.Optional;
import java.util.SplittableRandom;

/** Any completion of a stage; a third of them from a cache. */
final class RandomOutcome {

    private RandomOutcome() {}

    static Outcome.Done of(SplittableRandom random) {
        return new Outcome.Done(
                "\"%d\"".formatted(random.nextInt(1_000_000)),
                random.nextInt(3) == 0,
                Optional.empty());
    }
}
