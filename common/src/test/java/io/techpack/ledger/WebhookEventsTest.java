package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.techpack.job.AccountId;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobType;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.webhook.Webhooks;
import io.techpack.webhook.Webhooks.Change;
import io.techpack.webhook.Webhooks.Event;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the end of a job leaves for those who are to be told. */
class WebhookEventsTest extends LedgerTestBase {

    private static final Set<Event> EVERYTHING = Set.of(Event.values());
    private static final String OWN_URL = "https://receiver.test/hook?job";

    @Test
    void a_job_that_succeeds_tells_its_own_url_once_and_only_at_its_end() {
        AccountId account = database.account(9);
        JobId job = accepted(told(account, TechPackJob.TECH_PACK));
        for (TechPackStage stage :
                List.of(
                        TechPackStage.CATEGORY,
                        TechPackStage.BASE_VIEWS,
                        TechPackStage.CLOSE_UPS)) {
            ledger.complete(claim(job, stage), Outcome.done("{}"));
        }
        assertThat(events()).isEmpty();

        Assignment last = claim(job, TechPackStage.SKETCHES);
        assertThat(ledger.complete(last, Outcome.done("{}"))).isTrue();
        assertThat(ledger.complete(last, Outcome.done("{}"))).isFalse();

        assertThat(events()).containsExactly(tuple(job, "job.succeeded", OWN_URL));
        JsonNode data = data();
        assertThat(data.toString())
                .isEqualTo(
                        """
                        {"jobId":"%s","type":"tech-pack","productId":"shirt \\"1\\"","status":"succeeded",\
                        "credits":{"held":9,"used":9,"refunded":0},"error":null}\
                        """
                                .formatted(job));
    }

    @Test
    void a_job_that_fails_tells_why_and_again_when_it_is_retried_and_ends_again() {
        AccountId account = database.account(3);
        JobId job = accepted(told(account, TechPackJob.CLOSE_UP_GENERATION));
        fail(job);
        assertThat(events()).containsExactly(tuple(job, "job.failed", OWN_URL));
        assertThat(data().get("error").toString())
                .isEqualTo(
                        "{\"code\":\"STAGE_FAILED\",\"message\":\"no luck\",\"step\":\"close-ups\"}");
        assertThat(data().get("credits").toString())
                .isEqualTo("{\"held\":3,\"used\":0,\"refunded\":3}");

        assertThat(ledger.retry(account, job)).isInstanceOf(RetryResult.Resumed.class);
        ledger.complete(claim(job, TechPackStage.CLOSE_UPS), Outcome.done("{}"));

        assertThat(events())
                .containsExactly(
                        tuple(job, "job.failed", OWN_URL), tuple(job, "job.succeeded", OWN_URL));
    }

    @Test
    void a_job_that_is_canceled_or_overdue_or_at_an_unknown_stage_tells_so() throws SQLException {
        AccountId account = database.account(9);
        JobId canceled = accepted(told(account, TechPackJob.CLOSE_UP_GENERATION));
        assertThat(ledger.cancel(account, canceled)).isTrue();
        assertThat(ledger.cancel(account, canceled)).isFalse();

        JobId overdue =
                accepted(
                        told(
                                account,
                                TechPackJob.CLOSE_UP_GENERATION,
                                Optional.of(Duration.ofMillis(1))));
        await().until(() -> ledger.abandoned().expire() == 1);

        JobId unknown = accepted(told(account, TechPackJob.CLOSE_UP_GENERATION));
        database.execute(
                "update job set stage = 'nobody', queue_stage = 'nobody', sweep_at = now() - interval '1 hour' where id = '%s'"
                        .formatted(unknown));
        assertThat(ledger.abandoned().failUnknownStages()).isEqualTo(1);

        assertThat(events())
                .containsExactly(
                        tuple(canceled, "job.canceled", OWN_URL),
                        tuple(overdue, "job.failed", OWN_URL),
                        tuple(unknown, "job.failed", OWN_URL));
    }

    @Test
    void a_lost_lease_and_a_transaction_that_is_rolled_back_tell_nothing() {
        AccountId account = database.account(9);
        JobId job = accepted(told(account, TechPackJob.CLOSE_UP_GENERATION));
        Assignment stale = claim(job, TechPackStage.CLOSE_UPS);
        ledger.release(stale.lease());
        Assignment held = claim(job, TechPackStage.CLOSE_UPS);

        assertThat(ledger.complete(stale, Outcome.done("{}"))).isFalse();
        assertThat(ledger.fail(stale.lease(), noLuck())).isFalse();
        database.jdbi()
                .useTransaction(handle -> {
                    complete(handle, held);
                    assertThat(rows(handle)).isEqualTo(1);
                    handle.rollback();
                });

        assertThat(events()).isEmpty();
        assertThat(ledger.complete(held, Outcome.done("{}"))).isTrue();
        assertThat(events()).hasSize(1);
    }

    @Test
    void an_accounts_enabled_webhooks_are_told_what_they_want_and_nobody_elses() {
        AccountId account = database.account(9);
        AccountId other = database.account(9);
        Webhooks webhooks = new Webhooks(database.database());
        webhook(webhooks, account, "https://all.test/", EVERYTHING, true);
        webhook(webhooks, account, "https://failures.test/", Set.of(Event.JOB_FAILED), true);
        webhook(webhooks, account, "https://off.test/", EVERYTHING, false);
        webhook(webhooks, other, "https://other.test/", EVERYTHING, true);
        JobId succeeds = accepted(untold(account, TechPackJob.CLOSE_UP_GENERATION));
        ledger.complete(claim(succeeds, TechPackStage.CLOSE_UPS), Outcome.done("{}"));
        JobId fails = accepted(told(account, TechPackJob.CLOSE_UP_GENERATION));
        fail(fails);

        assertThat(events())
                .containsExactlyInAnyOrder(
                        tuple(succeeds, "job.succeeded", "https://all.test/"),
                        tuple(fails, "job.failed", "https://all.test/"),
                        tuple(fails, "job.failed", "https://failures.test/"),
                        tuple(fails, "job.failed", OWN_URL));
    }

    @Test
    void a_job_that_nobody_wants_to_hear_of_leaves_nothing() {
        AccountId account = database.account(9);
        JobId job = accepted(untold(account, TechPackJob.CLOSE_UP_GENERATION));
        ledger.complete(claim(job, TechPackStage.CLOSE_UPS), Outcome.done("{}"));

        assertThat(database.count("select count(*) from webhook_delivery")).isZero();
        assertThat(database.count("select count(*) from webhook_secret")).isZero();
    }

    private static Submission told(AccountId account, JobType type) {
        return told(account, type, Optional.empty());
    }

    private static Submission told(AccountId account, JobType type, Optional<Duration> deadline) {
        return new Submission(
                JobId.next(),
                account,
                type,
                "shirt \"1\"",
                ORDER,
                Optional.empty(),
                deadline,
                Optional.empty(),
                Optional.of(OWN_URL));
    }

    private static Submission untold(AccountId account, JobType type) {
        return Submission.of(account, type, "shirt", ORDER);
    }

    private static void webhook(
            Webhooks webhooks, AccountId account, String url, Set<Event> events, boolean enabled) {
        assertThat(webhooks.add(account, new Change(url, null, events, enabled), 5)).isPresent();
    }

    private void fail(JobId job) {
        assertThat(ledger.fail(claim(job, TechPackStage.CLOSE_UPS).lease(), noLuck())).isTrue();
    }

    private static Failure noLuck() {
        return new Failure(FailureKind.STAGE_FAILED, TechPackStage.CLOSE_UPS, "no luck");
    }

    private static void complete(Handle handle, Assignment held) {
        Complete.run(handle, List.of(Completions.of(held, Outcome.done("{}"))), Duration.ZERO);
    }

    private static long rows(Handle handle) {
        return handle.createQuery("select count(*) from webhook_delivery").mapTo(Long.class).one();
    }

    /** Job, event and URL of each delivery, oldest first. */
    private List<org.assertj.core.groups.Tuple> events() {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select job_id, event, url from webhook_delivery order by id")
                                .map((row, _) ->
                                        tuple(
                                                JobId.of(row.getString("job_id")),
                                                row.getString("event"),
                                                row.getString("url")))
                                .list());
    }

    /** Of the newest delivery. */
    private JsonNode data() {
        String data =
                database.jdbi()
                        .withHandle(handle ->
                                handle.createQuery(
                                                "select data from webhook_delivery order by id desc limit 1")
                                        .mapTo(String.class)
                                        .one());
        return Json.mapper().readTree(data);
    }
}
