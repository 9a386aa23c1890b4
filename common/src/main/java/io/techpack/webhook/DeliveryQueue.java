package io.techpack.webhook;

import io.techpack.database.Batcher;
import io.techpack.database.Database;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.job.AccountId;
import io.techpack.webhook.Webhooks.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries that are due, for those who send them. A delivery is sent under a lease: one
 * sender at a time; of one that does not come back, the delivery is due again when the lease is
 * over. Thread-safe.
 *
 * <p>Every method throws {@link DatabaseUnavailable} when the database cannot be reached; it is
 * then safe to ask again.
 */
public final class DeliveryQueue implements AutoCloseable {

    private static final int LARGEST_BATCH = 100;

    private final Database database;
    private final Batcher<RecordResult, Optional<Recorded>> results =
            new Batcher<>("webhook-result", LARGEST_BATCH, this::recordAll, _ -> {});

    public DeliveryQueue(Database database) {
        this.database = database;
    }

    /**
     * A delivery to be sent now.
     *
     * @param attempt the number of this attempt, beginning with 1
     * @param tries attempts since it was made or its account asked for it once more, this one
     *     included
     * @param dueSince when that was
     * @param queue deliveries that share a limit of how many are sent at once
     * @param webhook empty if it goes to the job's own URL
     * @param wanted whether its webhook is there and enabled; else it is not to be sent
     * @param abandoned whether the sender before did not come back
     * @param data of the event, a JSON object
     */
    public record Due(
            UUID id,
            AccountId account,
            int attempt,
            int tries,
            Instant dueSince,
            UUID sender,
            UUID queue,
            Optional<UUID> webhook,
            boolean wanted,
            boolean abandoned,
            String url,
            String event,
            Instant createdAt,
            String data,
            Secrets secrets) {

        /**
         * The headers that let the receiver check the body: by the secret, and for a while after it
         * was rotated by the one before it, too.
         */
        public Map<String, String> signatures(Instant at, String body) {
            String signature = new SigningSecret(secrets.current()).sign(id.toString(), at, body);
            return Map.of(
                    "webhook-id",
                    id.toString(),
                    "webhook-timestamp",
                    Long.toString(at.getEpochSecond()),
                    "webhook-signature",
                    secrets.previous()
                            .map(previous -> new SigningSecret(previous))
                            .map(previous ->
                                    signature + ' ' + previous.sign(id.toString(), at, body))
                            .orElse(signature));
        }
    }

    /** How many a sender may be sending at once. */
    public record Limits(int total, int perQueue, int perAccount) {

        public Limits {
            if (total < 1 || perQueue < 1 || perAccount < 1) {
                throw new IllegalArgumentException(
                        "at once %d, %d of a queue, %d of an account; each must be at least 1"
                                .formatted(total, perQueue, perAccount));
            }
        }
    }

    /** What becomes of a delivery. */
    public sealed interface Verdict {

        record Delivered() implements Verdict {}

        /** It is tried again after the delay. */
        record Again(Duration delay) implements Verdict {}

        /** It has failed for good. */
        record Failed() implements Verdict {}

        /** So it has, and its webhook wants no more: 410. */
        record Gone() implements Verdict {}

        /** It was not sent, because its webhook is disabled or was deleted. */
        record Unwanted() implements Verdict {}
    }

    /**
     * How an attempt went.
     *
     * @param response the beginning of the response's body, escaped so that it can be stored and
     *     shown
     */
    public record Result(
            Instant startedAt,
            Duration took,
            @Nullable Integer responseStatus,
            @Nullable String response,
            @Nullable String error,
            Verdict verdict) {}

    /**
     * What was recorded.
     *
     * @param disabled whether that disabled the webhook
     */
    public record Recorded(boolean disabled) {}

    /**
     * What is due.
     *
     * @param oldest how long it has been due
     */
    public record Backlog(long deliveries, Duration oldest) {}

    /**
     * Takes the leases of due deliveries, as many as the limits leave room for: of each account the
     * one that is due the longest, then of each the second one, and so on; an account's turn goes
     * round its queues.
     *
     * @param sending what the sender is sending already
     */
    public List<Due> claim(UUID sender, Limits limits, List<Due> sending, Duration lease) {
        return database.call(handle -> ClaimDue.run(handle, sender, limits, sending, lease));
    }

    /**
     * Records an attempt.
     *
     * @param disableAfter for how long a webhook may fail, without one success, until it is
     *     disabled
     * @return empty if the lease is over: another sender may have it
     */
    public Optional<Recorded> record(Due delivery, Result result, Duration disableAfter) {
        return results.call(new RecordResult(delivery, result, disableAfter));
    }

    private List<Optional<Recorded>> recordAll(List<RecordResult> batch) {
        return database.call(handle -> RecordResult.run(handle, batch));
    }

    public Backlog backlog() {
        return database.call(ClaimDue::backlog);
    }

    /** Deletes some of the deliveries that are over and that old; returns how many. */
    public int prune(Duration age) {
        return database.call(handle -> ClaimDue.prune(handle, age));
    }

    @Override
    public void close() {
        results.close();
    }
}
