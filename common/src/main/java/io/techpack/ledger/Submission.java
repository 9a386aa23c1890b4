package io.techpack.ledger;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobType;
import java.time.Duration;
import java.util.Optional;

/**
 * A job as it is asked for.
 *
 * @param id minted by the caller, so that a submission whose answer was lost can be repeated
 * @param input all that its stages need, as JSON
 * @param idempotency the client's key, if it sent one
 * @param deadline from now, if any
 * @param webhookUrl is told of the job's end, besides the account's webhooks
 */
public record Submission(
        JobId id,
        AccountId account,
        JobType type,
        String productId,
        String input,
        Optional<IdempotencyKey> idempotency,
        Optional<Duration> deadline,
        Optional<String> traceparent,
        Optional<String> webhookUrl) {

    public static Submission of(AccountId account, JobType type, String productId, String input) {
        return new Submission(
                JobId.next(),
                account,
                type,
                productId,
                input,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * What makes a repeated request the same request.
     *
     * @param key chosen by the client, unique within its account for {@link #LIFETIME}
     * @param digest of the request's body: the same key with another body is a mistake
     */
    public record IdempotencyKey(String key, String digest) {

        public static final int LONGEST = 255;

        /** How long a key is remembered. */
        public static final Duration LIFETIME = Duration.ofHours(24);

        /**
         * The key of a request that brought none: it finds an identical one whose job is still
         * alive, such as a client's that was cut off while it waited and asks again. It begins with
         * a space, as no key of a client can.
         */
        public static IdempotencyKey whileLive(String digest) {
            return new IdempotencyKey(" " + digest, digest);
        }

        public IdempotencyKey {
            if (key.isBlank() || key.length() > LONGEST) {
                throw new IllegalArgumentException(
                        "an idempotency key has 1 to "
                                + LONGEST
                                + " characters, this one "
                                + key.length());
            }
        }
    }
}
