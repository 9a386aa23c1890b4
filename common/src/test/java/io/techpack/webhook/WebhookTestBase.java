package io.techpack.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.Submission;
import io.techpack.ledger.TestDatabase;
import io.techpack.product.TechPackJob;
import io.techpack.webhook.DeliveryQueue.Due;
import io.techpack.webhook.DeliveryQueue.Limits;
import io.techpack.webhook.DeliveryQueue.Recorded;
import io.techpack.webhook.DeliveryQueue.Result;
import io.techpack.webhook.DeliveryQueue.Verdict;
import io.techpack.webhook.Webhooks.Change;
import io.techpack.webhook.Webhooks.Delivery;
import io.techpack.webhook.Webhooks.Filter;
import io.techpack.webhook.Webhooks.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An account with a webhook, on a fresh database. */
abstract class WebhookTestBase {

    static final Duration LEASE = Duration.ofMinutes(1);

    static final Duration FIVE_DAYS = Duration.ofDays(5);

    static final String URL = "https://receiver.test/";

    final UUID sender = UUID.randomUUID();

    TestDatabase database;

    Ledger ledger;

    Webhooks webhooks;

    DeliveryQueue queue;

    AccountId account;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        ledger = database.ledger();
        webhooks = new Webhooks(database.database());
        queue = new DeliveryQueue(database.database());
        account = database.account(1_000);
    }

    @AfterEach
    void close() {
        queue.close();
        ledger.close();
        database.close();
    }

    Webhook webhook(AccountId owner, String url) {
        return webhooks.add(owner, new Change(url, null, null, null), 5).orElseThrow();
    }

    /** A job that has just been canceled, with that URL of its own. */
    JobId canceled(AccountId owner, Optional<String> url) {
        Submission submission =
                new Submission(
                        JobId.next(),
                        owner,
                        TechPackJob.CATEGORY_DETECTION,
                        "shirt",
                        "{}",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        url);
        ledger.submit(submission);
        assertThat(ledger.cancel(owner, submission.id())).isTrue();
        return submission.id();
    }

    List<Due> claim() {
        return queue.claim(sender, new Limits(10, 10, 10), List.of(), LEASE);
    }

    Optional<Recorded> record(Due due, Verdict verdict) {
        return queue.record(
                due,
                new Result(Instant.now(), Duration.ZERO, null, null, null, verdict),
                FIVE_DAYS);
    }

    static Verdict again() {
        return new Verdict.Again(Duration.ofHours(1));
    }

    Delivery only() {
        List<Delivery> all = webhooks.deliveries(account, new Filter(null, null, null, null), 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    static void verify(String secret, String body, Map<String, String> headers)
            throws WebhookVerificationException, EmptyWebhookSecretException {
        new com.standardwebhooks.Webhook(secret)
                .verify(
                        body,
                        headers.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                each -> List.of(each.getValue()))));
    }
}
