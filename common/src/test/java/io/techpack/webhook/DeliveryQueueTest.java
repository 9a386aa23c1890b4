package io.techpack.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.ledger.Announcer;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.LedgerSettings;
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
import io.techpack.webhook.Webhooks.Event;
import io.techpack.webhook.Webhooks.Filter;
import io.techpack.webhook.Webhooks.Redelivery;
import io.techpack.webhook.Webhooks.Secrets;
import io.techpack.webhook.Webhooks.Webhook;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryQueueTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration FIVE_DAYS = Duration.ofDays(5);
    private static final String URL = "https://receiver.test/";

    private final UUID sender = UUID.randomUUID();
    private TestDatabase database;
    private Ledger ledger;
    private Webhooks webhooks;
    private DeliveryQueue queue;
    private AccountId account;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        ledger =
                new Ledger(
                        database.database(),
                        TechPackJob.TYPES,
                        LedgerSettings.DEFAULTS,
                        Announcer.SILENT,
                        new SimpleMeterRegistry());
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

    @Test
    void a_delivery_has_one_sender_and_when_that_does_not_come_back_another() throws SQLException {
        canceled(account, Optional.of(URL));

        Due first = claim().getFirst();
        assertThat(claim()).isEmpty();
        database.execute("update webhook_delivery set next_attempt_at = now()");
        Due second = claim().getFirst();

        assertThat(first.abandoned()).isFalse();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.abandoned()).isTrue();
        assertThat(record(first, new Verdict.Delivered())).isEmpty();
        assertThat(only().status()).isEqualTo("pending");
        assertThat(record(second, new Verdict.Delivered())).isPresent();
        assertThat(only().status()).isEqualTo("delivered");
        assertThat(webhooks.attempts(account, first.id()))
                .extracting(Webhooks.Attempt::number)
                .containsExactly(2);
    }

    @Test
    void of_many_senders_at_once_no_two_get_the_same_delivery() throws Exception {
        for (int i = 0; i < 100; i++) {
            canceled(account, Optional.of("https://host-%d.test/".formatted(i)));
        }
        List<Callable<List<Due>>> senders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            senders.add(() -> {
                List<Due> mine = new ArrayList<>();
                UUID self = UUID.randomUUID();
                List<Due> more;
                do {
                    more = queue.claim(self, new Limits(7, 100, 100), List.of(), LEASE);
                    mine.addAll(more);
                } while (!more.isEmpty());
                return mine;
            });
        }
        Set<UUID> sent = new HashSet<>();
        int claims = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Due>> each : threads.invokeAll(senders)) {
                claims += each.resultNow().size();
                each.resultNow().forEach(due -> sent.add(due.id()));
            }
        }
        List<Due> rest = queue.claim(sender, new Limits(100, 100, 100), List.of(), LEASE);
        rest.forEach(due -> sent.add(due.id()));

        assertThat(sent).hasSize(100);
        assertThat(claims + rest.size()).isEqualTo(100);
    }

    @Test
    void a_queue_with_a_backlog_leaves_room_for_the_others_and_keeps_to_its_limit() {
        for (int i = 0; i < 40; i++) {
            canceled(account, Optional.of(URL));
        }
        AccountId other = database.account(0);
        canceled(other, Optional.of(URL));
        webhook(other, "https://webhook.test/");
        canceled(other, Optional.empty());

        Limits limits = new Limits(6, 4, 5);

        List<Due> claimed = queue.claim(sender, limits, List.of(), LEASE);

        Map<UUID, Long> byQueue =
                claimed.stream().collect(Collectors.groupingBy(Due::queue, Collectors.counting()));
        assertThat(byQueue.values()).containsExactlyInAnyOrder(4L, 1L, 1L);
        assertThat(queue.claim(sender, limits, claimed, LEASE)).isEmpty();
        List<Due> busy = claimed.stream().filter(due -> due.account().equals(account)).toList();
        assertThat(queue.claim(sender, limits, busy, LEASE)).isEmpty();
        assertThat(queue.claim(sender, limits, busy.subList(0, 3), LEASE)).hasSize(1);
        assertThat(queue.backlog().deliveries()).isEqualTo(35);
    }

    @Test
    void an_account_with_many_queues_leaves_room_for_other_accounts() {
        for (int i = 0; i < 40; i++) {
            canceled(account, Optional.of("https://host-%d.test/".formatted(i)));
        }
        AccountId other = database.account(0);
        canceled(other, Optional.of(URL));

        List<Due> claimed = queue.claim(sender, new Limits(20, 4, 5), List.of(), LEASE);

        assertThat(claimed).hasSize(6).extracting(Due::account).contains(other);
        assertThat(queue.claim(sender, new Limits(20, 4, 5), claimed, LEASE)).isEmpty();
    }

    /** Counted, because time depends on the machine. */
    @Test
    void a_claim_reads_little_of_a_backlog_whatever_the_planner_believes() throws SQLException {
        database.execute(
                """
                insert into webhook_delivery (account_id, job_id, queue, event, url, data)
                select '%s', md5(i::text)::uuid, md5((i %% 3)::text)::uuid, 'job.failed', 'http://receiver.test/', '{}'
                from generate_series(1, 20000) i;
                analyze webhook_delivery
                """
                        .formatted(account));
        for (String plans : List.of("force_generic_plan", "force_custom_plan")) {
            long read =
                    database.jdbi()
                            .inTransaction(handle -> {
                                handle.execute("set local enable_seqscan = off");
                                handle.execute("set local plan_cache_mode = " + plans);
                                assertThat(
                                                ClaimDue.run(
                                                        handle,
                                                        sender,
                                                        new Limits(64, 4, 16),
                                                        List.of(),
                                                        LEASE))
                                        .hasSize(12);
                                return handle.createQuery(
                                                """
                                                select idx_tup_fetch + seq_tup_read from pg_stat_xact_user_tables
                                                where relname = 'webhook_delivery'
                                                """)
                                        .mapTo(Long.class)
                                        .one();
                            });
            assertThat(read).as(plans).isLessThan(300);
        }
    }

    @Test
    void what_was_recorded_is_seen_in_the_log_and_a_retry_is_not_due_before_its_time()
            throws SQLException {
        JobId job = canceled(account, Optional.of(URL));
        Due due = claim().getFirst();
        Instant before = Instant.now();

        queue.record(
                due,
                new Result(
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Duration.ofMillis(12),
                        500,
                        "oh no",
                        "answered with status 500",
                        new Verdict.Again(Duration.ofHours(1))),
                FIVE_DAYS);

        Delivery delivery = only();
        assertThat(delivery.job()).isEqualTo(job);
        assertThat(delivery.event()).isEqualTo("job.canceled");
        assertThat(delivery.status()).isEqualTo("pending");
        assertThat(delivery.attempts()).isEqualTo(1);
        assertThat(delivery.responseStatus()).hasValue(500);
        assertThat(delivery.error()).hasValue("answered with status 500");
        assertThat(delivery.nextAttemptAt().orElseThrow())
                .isBetween(before.plusSeconds(3_500), before.plusSeconds(3_700));
        assertThat(webhooks.attempts(account, due.id()))
                .containsExactly(
                        new Webhooks.Attempt(
                                1,
                                Instant.parse("2026-01-01T00:00:00Z"),
                                Duration.ofMillis(12),
                                Optional.of(500),
                                Optional.of("oh no"),
                                Optional.of("answered with status 500")));
        assertThat(claim()).isEmpty();
        database.execute("update webhook_delivery set next_attempt_at = now()");
        assertThat(claim().getFirst().tries()).isEqualTo(2);
    }

    @Test
    void signatures_satisfy_the_official_verifier_by_either_secret_after_a_rotation()
            throws Exception {
        String before = webhooks.secretsOfJobs(account).current();
        Secrets after = webhooks.rotateOfJobs(account, Duration.ofHours(24));
        canceled(account, Optional.of(URL));
        String body = "{\"type\":\"job.canceled\",\"name\":\"Žluťoučký 👕\"}";

        Map<String, String> headers = claim().getFirst().signatures(Instant.now(), body);

        assertThat(after.previous()).hasValue(before);
        assertThat(before).startsWith("whsec_").isNotEqualTo(after.current());
        assertThat(headers.get("webhook-signature")).matches("v1,\\S+ v1,\\S+");
        verify(after.current(), body, headers);
        verify(before, body, headers);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> verify(after.current(), body + " ", headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void after_the_grace_time_the_secret_before_signs_no_more() throws Exception {
        Webhook webhook = webhook(account, URL);
        String before = webhooks.secrets(account, webhook.id()).orElseThrow().current();
        Secrets after = webhooks.rotate(account, webhook.id(), Duration.ZERO).orElseThrow();
        canceled(account, Optional.empty());

        Map<String, String> headers = claim().getFirst().signatures(Instant.now(), "{}");

        verify(after.current(), "{}", headers);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> verify(before, "{}", headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void secrets_do_not_show_themselves() {
        Secrets secrets = webhooks.secretsOfJobs(account);
        canceled(account, Optional.of(URL));

        assertThat(secrets.toString() + new SigningSecret(secrets.current()) + claim())
                .doesNotContain(secrets.current());
    }

    @Test
    void a_webhook_that_is_gone_is_disabled_and_what_is_left_for_it_is_not_wanted() {
        Webhook webhook = webhook(account, URL);
        canceled(account, Optional.empty());
        canceled(account, Optional.empty());
        List<Due> due = queue.claim(sender, new Limits(1, 1, 1), List.of(), LEASE);

        assertThat(record(due.getFirst(), new Verdict.Gone())).hasValue(new Recorded(true));

        Webhook now = webhooks.find(account, webhook.id()).orElseThrow();
        assertThat(now.enabled()).isFalse();
        assertThat(now.disabledReason()).hasValue("gone");
        Due left = claim().getFirst();
        assertThat(left.wanted()).isFalse();
        record(left, new Verdict.Unwanted());
        assertThat(webhooks.delivery(account, left.id()).orElseThrow().attempts()).isZero();
        assertThat(webhooks.attempts(account, left.id())).isEmpty();
        assertThat(webhooks.redeliver(account, left.id())).isEqualTo(Redelivery.UNWANTED);
        canceled(account, Optional.empty());
        assertThat(claim()).isEmpty();
        webhooks.change(account, webhook.id(), new Change(null, null, null, true));
        assertThat(webhooks.redeliver(account, left.id())).isEqualTo(Redelivery.DUE);
        assertThat(claim()).extracting(Due::id).containsExactly(left.id());
    }

    @Test
    void a_webhook_that_only_fails_for_days_is_disabled_and_one_success_clears_it()
            throws SQLException {
        Webhook webhook = webhook(account, URL);
        for (int i = 0; i < 4; i++) {
            canceled(account, Optional.empty());
        }
        List<Due> due = claim();

        assertThat(record(due.get(0), again())).hasValue(new Recorded(false));
        assertThat(webhooks.find(account, webhook.id()).orElseThrow().failingSince()).isPresent();
        record(due.get(1), new Verdict.Delivered());
        assertThat(webhooks.find(account, webhook.id()).orElseThrow().failingSince()).isEmpty();
        record(due.get(2), again());
        database.execute("update webhook set failing_since = now() - interval '6 days'");
        assertThat(record(due.get(3), again())).hasValue(new Recorded(true));

        Webhook now = webhooks.find(account, webhook.id()).orElseThrow();
        assertThat(now.enabled()).isFalse();
        assertThat(now.disabledReason()).hasValue("failing");
    }

    @Test
    void a_changed_url_holds_for_what_is_on_its_way_and_a_deleted_webhook_gets_no_more() {
        Webhook webhook = webhook(account, "https://typo.test/");
        canceled(account, Optional.empty());
        webhooks.change(account, webhook.id(), new Change(URL, null, null, null));
        Due due = claim().getFirst();
        assertThat(due.url()).isEqualTo(URL);
        record(due, new Verdict.Failed());
        assertThat(webhooks.redeliver(account, due.id())).isEqualTo(Redelivery.DUE);

        assertThat(webhooks.delete(account, webhook.id())).isTrue();
        assertThat(webhooks.delete(account, webhook.id())).isFalse();

        assertThat(claim().getFirst().wanted()).isFalse();
        assertThat(
                        database.count(
                                "select count(*) from webhook_secret where owner_id <> account_id"))
                .isZero();
    }

    @Test
    void what_is_over_can_be_delivered_again_with_all_its_tries_under_the_same_id() {
        canceled(account, Optional.of(URL));
        Due due = claim().getFirst();
        assertThat(webhooks.redeliver(account, due.id())).isEqualTo(Redelivery.DUE);
        assertThat(claim()).isEmpty(); // it is just being sent
        record(due, new Verdict.Delivered());

        assertThat(webhooks.redeliver(account, due.id())).isEqualTo(Redelivery.DUE);

        Due again = claim().getFirst();
        assertThat(again.id()).isEqualTo(due.id());
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.tries()).isEqualTo(1);
        assertThat(again.dueSince()).isAfter(due.dueSince());
    }

    @Test
    void an_account_sees_and_changes_nothing_of_anothers() {
        AccountId other = database.account(0);
        Webhook webhook = webhook(account, URL);
        JobId job = canceled(account, Optional.empty());
        UUID delivery = claim().getFirst().id();

        assertThat(webhooks.all(other)).isEmpty();
        assertThat(webhooks.find(other, webhook.id())).isEmpty();
        assertThat(webhooks.change(other, webhook.id(), new Change(URL, "x", null, false)))
                .isEmpty();
        assertThat(webhooks.delete(other, webhook.id())).isFalse();
        assertThat(webhooks.secrets(other, webhook.id())).isEmpty();
        assertThat(webhooks.secrets(other, account.value())).isEmpty();
        assertThat(webhooks.rotate(other, webhook.id(), LEASE)).isEmpty();
        assertThat(webhooks.delivery(other, delivery)).isEmpty();
        assertThat(webhooks.attempts(other, delivery)).isEmpty();
        assertThat(webhooks.redeliver(other, delivery)).isEqualTo(Redelivery.UNKNOWN);
        for (Filter filter :
                List.of(
                        new Filter(null, null, null, null),
                        new Filter(webhook.id(), null, null, null),
                        new Filter(null, job, null, null))) {
            assertThat(webhooks.deliveries(other, filter, 10)).isEmpty();
            assertThat(webhooks.deliveries(account, filter, 10)).hasSize(1);
        }
        assertThat(webhooks.secretsOfJobs(other)).isNotEqualTo(webhooks.secretsOfJobs(account));
    }

    @Test
    void there_is_a_limit_to_an_accounts_webhooks() {
        assertThat(webhooks.add(account, new Change(URL, "one", Set.of(Event.JOB_FAILED), null), 1))
                .hasValueSatisfying(webhook -> {
                    assertThat(webhook.events()).containsExactly(Event.JOB_FAILED);
                    assertThat(webhook.enabled()).isTrue();
                });
        assertThat(webhooks.add(account, new Change(URL, null, null, null), 1)).isEmpty();
    }

    @Test
    void old_deliveries_are_forgotten_with_their_attempts_but_never_one_that_is_pending()
            throws SQLException {
        canceled(account, Optional.of(URL));
        canceled(account, Optional.of(URL));
        canceled(account, Optional.of(URL));
        List<Due> due = claim();
        record(due.get(0), new Verdict.Delivered());
        record(due.get(1), again());
        assertThat(queue.prune(Duration.ofDays(30))).isZero();
        database.execute(
                """
                update webhook_delivery set id = uuidv7(interval '-31 days'), finished_at = finished_at - interval '31 days';
                update webhook_attempt set delivery_id = (select id from webhook_delivery where status = 'delivered')
                where delivery_id = '%s'
                """
                        .formatted(due.get(0).id()));

        assertThat(queue.prune(Duration.ofDays(30))).isEqualTo(1);

        assertThat(database.count("select count(*) from webhook_delivery")).isEqualTo(2);
        assertThat(database.count("select count(*) from webhook_attempt")).isEqualTo(1);
    }

    private Webhook webhook(AccountId owner, String url) {
        return webhooks.add(owner, new Change(url, null, null, null), 5).orElseThrow();
    }

    /** A job that has just been canceled, with that URL of its own. */
    private JobId canceled(AccountId owner, Optional<String> url) {
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

    private List<Due> claim() {
        return queue.claim(sender, new Limits(10, 10, 10), List.of(), LEASE);
    }

    private Optional<Recorded> record(Due due, Verdict verdict) {
        return queue.record(
                due,
                new Result(Instant.now(), Duration.ZERO, null, null, null, verdict),
                FIVE_DAYS);
    }

    private static Verdict again() {
        return new Verdict.Again(Duration.ofHours(1));
    }

    private Delivery only() {
        List<Delivery> all = webhooks.deliveries(account, new Filter(null, null, null, null), 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static void verify(String secret, String body, Map<String, String> headers)
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
