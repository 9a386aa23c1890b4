package io.techpack.ledger;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobType;
import io.techpack.ledger.Submission.IdempotencyKey;
import io.techpack.product.TechPackJob;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** Any submission at all; half of them of whole tech packs, some with one of a few keys. */
final class RandomSubmission {

    private RandomSubmission() {}

    static Submission of(AccountId account, SplittableRandom random) {
        JobType type = TechPackJob.values()[random.nextInt(TechPackJob.values().length)];
        Optional<IdempotencyKey> key =
                random.nextInt(3) > 0
                        ? Optional.empty()
                        : Optional.of(
                                new IdempotencyKey(
                                        "key " + random.nextInt(3), "body " + random.nextInt(2)));
        return new Submission(
                JobId.next(),
                account,
                random.nextBoolean() ? TechPackJob.TECH_PACK : type,
                "shirt",
                "{}",
                key,
                random.nextBoolean() ? Optional.of(Duration.ofHours(1)) : Optional.empty(),
                Optional.empty(),
                random.nextInt(4) == 0 ? Optional.of("http://receiver.test/") : Optional.empty());
    }
}
