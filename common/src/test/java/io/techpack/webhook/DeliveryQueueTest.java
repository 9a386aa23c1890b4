package io.techpack.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.webhook.DeliveryQueue.Due;
import io.techpack.webhook.DeliveryQueue.Limits;
import io.techpack.webhook.DeliveryQueue.Result;
import io.techpack.webhook.DeliveryQueue.Verdict;
import io.techpack.webhook.Webhooks.Delivery;
import io.techpack.webhook.Webhooks.Redelivery;
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
import org.junit.jupiter.api.Test;

class DeliveryQueueTest extends WebhookTestBase {

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
}
