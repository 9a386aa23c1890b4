package io.techpack.webhook;

import io.techpack.database.Database;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks of accounts, the secrets that sign what they get, and the log of their deliveries; each
 * only for the account that owns it. Thread-safe.
 *
 * <p>Every method throws {@link DatabaseUnavailable} when the database cannot be reached.
 */
public final class Webhooks {

    private final Database database;

    public Webhooks(Database database) {
        this.database = database;
    }

    /** A kind of end that can be told. */
    public enum Event {
        JOB_SUCCEEDED(JobStatus.SUCCEEDED),
        JOB_FAILED(JobStatus.FAILED),
        JOB_CANCELED(JobStatus.CANCELED);

        private final String id;

        Event(JobStatus end) {
            this.id = "job." + end.id();
        }

        /** Its name in the database and the HTTP contract, such as {@code job.failed}. */
        public String id() {
            return id;
        }

        public static Optional<Event> find(String id) {
            return Arrays.stream(values()).filter(event -> event.id.equals(id)).findFirst();
        }
    }

    /**
     * A registered receiver.
     *
     * @param events what it is told of, at least one
     * @param disabledReason {@code gone} or {@code failing}, if it was not its account that
     *     disabled it
     * @param failingSince the first failure since the last success
     */
    public record Webhook(
            UUID id,
            String url,
            String description,
            Set<Event> events,
            boolean enabled,
            Optional<String> disabledReason,
            Optional<Instant> failingSince,
            Instant createdAt) {}

    /** What an account says of a webhook; null leaves it as it is, or takes the default. */
    public record Change(
            @Nullable String url,
            @Nullable String description,
            @Nullable Set<Event> events,
            @Nullable Boolean enabled) {}

    /**
     * What signs.
     *
     * @param current {@code whsec_} and the key in Base64
     * @param previous the one before it, which signs as well until {@code previousUntil}
     */
    public record Secrets(
            String current, Optional<String> previous, Optional<Instant> previousUntil) {

        @Override
        public String toString() {
            return "a webhook's secrets";
        }
    }

    /** Which deliveries; null means all. */
    public record Filter(
            @Nullable UUID webhook,
            @Nullable JobId job,
            @Nullable String status,
            @Nullable UUID before) {}

    /**
     * An event on its way to one receiver.
     *
     * @param id the message's, which receivers get as {@code webhook-id}
     * @param webhook empty if it goes to the job's own URL
     * @param status {@code pending}, {@code delivered} or {@code failed}
     * @param attempts how often it was sent
     * @param responseStatus of the last attempt that was answered
     * @param error of the last attempt
     */
    public record Delivery(
            UUID id,
            Optional<UUID> webhook,
            JobId job,
            String event,
            String url,
            String status,
            int attempts,
            Optional<Integer> responseStatus,
            Optional<String> error,
            Instant createdAt,
            Optional<Instant> nextAttemptAt,
            Optional<Instant> finishedAt) {}

    /**
     * One try to deliver.
     *
     * @param response the beginning of the response's body, escaped
     */
    public record Attempt(
            int number,
            Instant startedAt,
            Duration took,
            Optional<Integer> responseStatus,
            Optional<String> response,
            Optional<String> error) {}

    /** What came of asking for another delivery. */
    public enum Redelivery {
        /** It is due now, or just being sent. */
        DUE,
        /** Its webhook is disabled or was deleted. */
        UNWANTED,
        UNKNOWN
    }

    /**
     * Registers a webhook and mints its secret; empty if the account has that many already.
     *
     * @param draft its URL is there
     */
    public Optional<Webhook> add(AccountId account, Change draft, int most) {
        return database.call(handle -> WebhookTable.add(handle, account, draft, most));
    }

    /** The account's webhooks, oldest first. */
    public List<Webhook> all(AccountId account) {
        return database.call(handle -> WebhookTable.all(handle, account));
    }

    public Optional<Webhook> find(AccountId account, UUID webhook) {
        return database.call(handle -> WebhookTable.find(handle, account, webhook));
    }

    /** Changes a webhook; one that is enabled again begins with a clean record. */
    public Optional<Webhook> change(AccountId account, UUID webhook, Change change) {
        return database.call(handle -> WebhookTable.change(handle, account, webhook, change));
    }

    /** Deletes a webhook and its secret; what is still to be delivered to it is given up. */
    public boolean delete(AccountId account, UUID webhook) {
        return database.call(handle -> WebhookTable.delete(handle, account, webhook));
    }

    public Optional<Secrets> secrets(AccountId account, UUID webhook) {
        return database.call(handle -> SecretTable.ofWebhook(handle, account, webhook));
    }

    /** What signs for the URLs that the account's jobs bring along. */
    public Secrets secretsOfJobs(AccountId account) {
        return database.call(handle -> SecretTable.ofAccount(handle, account));
    }

    /** Mints a new secret; the present one signs as well for the grace time. */
    public Optional<Secrets> rotate(AccountId account, UUID webhook, Duration grace) {
        return database.call(handle -> SecretTable.rotate(handle, account, webhook, grace));
    }

    /** The same for the URLs that the account's jobs bring along. */
    public Secrets rotateOfJobs(AccountId account, Duration grace) {
        secretsOfJobs(account);
        return rotate(account, account.value(), grace).orElseThrow();
    }

    /** One page of an account's deliveries, newest first. */
    public List<Delivery> deliveries(AccountId account, Filter filter, int limit) {
        return database.call(handle -> DeliveryLog.page(handle, account, filter, limit));
    }

    public Optional<Delivery> delivery(AccountId account, UUID delivery) {
        return database.call(handle -> DeliveryLog.find(handle, account, delivery));
    }

    /** The attempts at one of the account's deliveries, the last ones first. */
    public List<Attempt> attempts(AccountId account, UUID delivery) {
        return database.call(handle -> DeliveryLog.attempts(handle, account, delivery));
    }

    /** Makes a delivery due once more, whatever came of it, with all its time and tries anew. */
    public Redelivery redeliver(AccountId account, UUID delivery) {
        return database.call(handle -> DeliveryLog.redeliver(handle, account, delivery));
    }
}
