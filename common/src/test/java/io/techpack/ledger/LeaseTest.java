package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.database.PlanArrays;
import io.techpack.job.AccountId;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.Lease;
import io.techpack.job.Outcome;
import io.techpack.job.WorkerId;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** Who may try a stage, and what those may do who no longer may. */
class LeaseTest extends LedgerTestBase {

    @Test
    void a_job_is_claimed_once() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        claim(job, TechPackStage.CATEGORY);

        assertThat(
                        ledger.claim(
                                WorkerId.next(),
                                List.of(new DueStage(job, TechPackStage.CATEGORY))))
                .isEmpty();
        assertThat(ledger.claim(worker, List.of(new DueStage(job, TechPackStage.BASE_VIEWS))))
                .isEmpty();
    }

    @Test
    void a_record_repeated_within_one_batch_is_claimed_once() {
        AccountId account = database.account(9);
        DueStage due =
                new DueStage(
                        accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER)),
                        TechPackStage.CATEGORY);

        assertThat(ledger.claim(worker, List.of(due, due, due))).hasSize(1);
    }

    @Test
    void a_stale_attempt_cannot_complete_report_or_fail_a_rescued_job() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        Assignment stale = claim(job, TechPackStage.CATEGORY);
        ledger.requeue(stale.lease(), Duration.ZERO, true, "rescued");
        Assignment current = claim(job, TechPackStage.CATEGORY);
        assertThat(current.lease().attempt()).isEqualTo(2);
        long version = queries.version(account, job).orElseThrow();

        assertThat(ledger.complete(stale, Outcome.done("{\"stale\":true}"))).isFalse();
        assertThat(ledger.progress(stale, 1, 1, "stale", Optional.of(Item.of(0, "{}")))).isFalse();
        assertThat(ledger.requeue(stale.lease(), Duration.ZERO, true, "stale")).isFalse();
        assertThat(ledger.release(stale.lease())).isFalse();
        assertThat(
                        ledger.fail(
                                stale.lease(),
                                new Failure(
                                        FailureKind.STAGE_FAILED, TechPackStage.CATEGORY, "stale")))
                .isFalse();

        assertThat(queries.version(account, job)).hasValue(version);
        assertThat(database.count("select count(*) from stage_item")).isZero();
        assertThat(ledger.complete(current, Outcome.done("{\"stale\":false}"))).isTrue();
    }

    @Test
    void another_worker_cannot_use_a_lease_that_is_not_its_own() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        Lease held = claim(job, TechPackStage.CATEGORY).lease();
        Lease forged = new Lease(held.job(), held.stage(), held.attempt(), WorkerId.next());

        assertThat(ledger.release(forged)).isFalse();
        assertThat(ledger.release(held)).isTrue();
    }

    @Test
    void a_job_whose_claim_was_never_answered_is_given_back_by_its_own_worker_and_no_other_is() {
        LedgerSettings impatient = new LedgerSettings(10, Duration.ZERO, Duration.ofMillis(1));
        AccountId account = database.account(9);
        try (Ledger living = database.ledger(impatient)) {
            JobId unanswered =
                    accepted(Submission.of(account, TechPackJob.CATEGORY_DETECTION, "a", ORDER));
            JobId answered =
                    accepted(Submission.of(account, TechPackJob.CATEGORY_DETECTION, "b", ORDER));
            claim(unanswered, TechPackStage.CATEGORY);
            Assignment running = claim(answered, TechPackStage.CATEGORY);
            List<Lease> known = List.of(running.lease());
            // the worker lives: nobody else takes anything from it
            ledger.heartbeat(
                    new Heartbeat(
                            worker,
                            "w",
                            List.of(Heartbeat.StageLoad.of(TechPackStage.CATEGORY, 2)),
                            known));

            assertThat(ledger.abandoned().requeueOrphaned(worker, known))
                    .describedAs("while the answer may be on its way")
                    .isZero();
            org.awaitility.Awaitility.await()
                    .until(() -> living.abandoned().requeueOrphaned(worker, known) == 1);

            assertThat(claim(unanswered, TechPackStage.CATEGORY).tries()).isEqualTo(2);
            assertThat(ledger.complete(running, Outcome.done("{}"))).isTrue();
        }
    }

    @Test
    void a_worker_that_stops_answering_loses_its_jobs_and_a_living_one_keeps_them() {
        LedgerSettings impatient = new LedgerSettings(10, Duration.ZERO, Duration.ofMillis(1));
        AccountId account = database.account(9);
        try (Ledger rescuer = database.ledger(impatient)) {
            JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
            ledger.heartbeat(
                    new Heartbeat(
                            worker,
                            "w",
                            List.of(Heartbeat.StageLoad.of(TechPackStage.CATEGORY, 1)),
                            List.of()));
            Assignment attempt = claim(job, TechPackStage.CATEGORY);

            assertThat(ledger.abandoned().rescue()).isZero();
            org.awaitility.Awaitility.await().until(() -> rescuer.abandoned().rescue() == 1);

            assertThat(
                            ledger.heartbeat(
                                            new Heartbeat(
                                                    worker,
                                                    "w",
                                                    List.of(
                                                            Heartbeat.StageLoad.of(
                                                                    TechPackStage.CATEGORY, 1)),
                                                    List.of(attempt.lease())))
                                    .lost())
                    .containsExactly(attempt.lease());
            assertThat(ledger.complete(attempt, Outcome.done("{}"))).isFalse();
            assertThat(claim(job, TechPackStage.CATEGORY).tries()).isEqualTo(2);
        }
    }

    @Test
    void a_worker_that_wakes_up_after_its_burial_and_dies_again_is_rescued_again() {
        LedgerSettings impatient = new LedgerSettings(10, Duration.ZERO, Duration.ofSeconds(1));
        AccountId account = database.account(9);
        try (Ledger rescuer = database.ledger(impatient)) {
            ledger.heartbeat(
                    new Heartbeat(
                            worker,
                            "w",
                            List.of(Heartbeat.StageLoad.of(TechPackStage.CATEGORY, 1)),
                            List.of()));
            database.jdbi()
                    .useHandle(handle ->
                            handle.execute(
                                    "update worker set heartbeat_at = now() - interval '5 seconds' where id = ?",
                                    worker.value()));
            rescuer.abandoned().rescue();
            String retired = "select count(*) from worker where retired and id = '%s'";
            assertThat(database.count(retired.formatted(worker.value()))).isEqualTo(1);

            JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
            claim(job, TechPackStage.CATEGORY);

            assertThat(rescuer.abandoned().rescue()).isEqualTo(1);
            assertThat(claim(job, TechPackStage.CATEGORY).tries()).isEqualTo(2);
        }
    }

    @Test
    void a_released_attempt_does_not_count_but_its_lease_is_never_given_again() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        Assignment released = claim(job, TechPackStage.CATEGORY);
        ledger.release(released.lease());

        Assignment next = claim(job, TechPackStage.CATEGORY);

        assertThat(next.tries()).isEqualTo(1);
        assertThat(next.lease()).isNotEqualTo(released.lease());
    }

    @Test
    void a_retry_is_not_due_before_its_time_whoever_asks() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        ledger.requeue(
                claim(job, TechPackStage.CATEGORY).lease(), Duration.ofMinutes(5), true, "later");

        assertThat(ledger.claim(worker, List.of(new DueStage(job, TechPackStage.CATEGORY))))
                .isEmpty();
        assertThat(
                        ledger.claimDue(worker, Map.of(TechPackStage.CATEGORY, 5), Duration.ZERO)
                                .assignments())
                .isEmpty();
    }

    @Test
    void an_announced_job_is_left_to_its_record_for_a_while_and_then_found_by_a_sweep() {
        AccountId account = database.account(27);
        LedgerSettings patient =
                new LedgerSettings(10, Duration.ofMinutes(1), Duration.ofSeconds(15));
        try (Ledger announcing = database.ledger(patient);
                Ledger impatient =
                        database.ledger(
                                new LedgerSettings(10, Duration.ZERO, Duration.ofSeconds(15)))) {
            announcing.submit(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
            assertThat(
                            ledger.claimDue(
                                            worker,
                                            Map.of(TechPackStage.CATEGORY, 5),
                                            Duration.ZERO)
                                    .assignments())
                    .isEmpty();

            impatient.submit(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
            impatient.submit(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
            assertThat(
                            ledger.claimDue(
                                            worker,
                                            Map.of(
                                                    TechPackStage.CATEGORY,
                                                    1,
                                                    TechPackStage.SKETCHES,
                                                    4),
                                            Duration.ZERO)
                                    .assignments())
                    .hasSize(1);
        }
    }

    /** What a client has seen must survive a crash of the database: see ADR 15. */
    @Test
    void a_claim_waits_for_the_disk_as_every_change_does() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        database.jdbi()
                .useHandle(handle -> {
                    assertThat(synchronousCommit(handle)).isEqualTo("on");
                    handle.begin();
                    assertThat(
                                    new Claim(TechPackJob.TYPES, new PlanArrays(TechPackJob.TYPES))
                                            .announced(
                                                    handle,
                                                    worker,
                                                    List.of(
                                                            new DueStage(
                                                                    job, TechPackStage.CATEGORY))))
                            .hasSize(1);
                    assertThat(synchronousCommit(handle)).isEqualTo("on");
                    handle.commit();
                });
    }

    private static String synchronousCommit(Handle handle) {
        return handle.createQuery("show synchronous_commit").mapTo(String.class).one();
    }
}
