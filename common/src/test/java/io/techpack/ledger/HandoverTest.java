package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stages that are begun before they are claimed, and take their lease with their completion. */
class HandoverTest extends LedgerTestBase {

    private final HandedOver announced = new HandedOver();
    private AccountId account;
    private Ledger telling;

    @BeforeEach
    void tell() {
        account = database.account(90);
        telling =
                new Ledger(
                        database.database(),
                        TechPackJob.TYPES,
                        LedgerSettings.DEFAULTS,
                        announced,
                        new SimpleMeterRegistry());
        telling.heartbeat(new Heartbeat(worker, "w", ALL_STAGES, List.of()));
    }

    @AfterEach
    void tellNoMore() {
        telling.close();
    }

    @Test
    void a_job_that_is_never_claimed_ends_as_if_each_of_its_stages_had_been() {
        JobId job = submitted();
        for (Stage stage : stages()) {
            assertThat(announced.last().due()).isEqualTo(new DueStage(job, stage));
            boolean cached = stage == TechPackStage.SKETCHES;
            assertThat(
                            completes(
                                    announced.last(),
                                    cached ? Outcome.cached("\"c\"") : Outcome.done("\"d\"")))
                    .isTrue();
        }

        JobView ended = queries.find(account, job).orElseThrow();
        assertThat(ended.status()).isEqualTo(JobStatus.SUCCEEDED);
        // submitted, and claimed and completed four times
        assertThat(ended.version()).isEqualTo(9);
        int back = TechPackJob.TECH_PACK.step(TechPackStage.SKETCHES).credits();
        assertThat(ended.refunded()).isEqualTo(back);
        assertThat(ended.used()).isEqualTo(TechPackJob.TECH_PACK.price() - back);
        assertThat(ended.ended()).hasSize(4).allMatch(stage -> stage.attempts() == 1);
        assertThat(
                        database.count(
                                """
                                select count(*) from stage_result
                                where queued_at <= started_at and started_at <= finished_at and worker_id = '%s'
                                """
                                        .formatted(worker)))
                .isEqualTo(4);
        assertThat(database.count("select count(*) from job where attempt = 1")).isEqualTo(1);
    }

    @Test
    void what_goes_along_is_what_a_claim_says() {
        JobId job = submitted();
        Assignment first = claim(job, TechPackStage.CATEGORY);
        assertThat(ledger.progress(first, 1, 2, "1/2", Optional.of(Item.of(0, "{\"n\":0}"))))
                .isTrue();
        CompletedStage stage =
                new CompletedStage(
                        first,
                        Outcome.done("{\"r\":1}"),
                        Duration.ofMillis(3),
                        Optional.of(List.of(new Item.Finished(0, "{\"n\":0}"))),
                        Optional.empty());
        assertThat(telling.complete(List.of(stage), false).held()).isTrue();

        Handover handover = announced.last();
        Assignment claimed = claim(job, TechPackStage.BASE_VIEWS);

        assertThat(handover.assignment(worker, claimed.waited())).isEqualTo(claimed);
    }

    @Test
    void of_two_that_were_told_one_completes() throws ExecutionException, InterruptedException {
        for (int i = 0; i < 5; i++) {
            submitted();
            Handover handover = announced.last();

            List<Boolean> completed =
                    atOnce(
                            IntStream.range(0, 8)
                                    .<java.util.concurrent.Callable<Boolean>>mapToObj(n ->
                                            () ->
                                                    completes(
                                                            handover,
                                                            WorkerId.next(),
                                                            Outcome.done("\"" + n + "\"")))
                                    .toList());

            assertThat(completed).containsOnlyOnce(true);
        }
        assertThat(database.count("select count(*) from stage_result")).isEqualTo(5);
        assertThat(database.count("select count(*) from job where version = 3")).isEqualTo(5);
    }

    @Test
    void of_one_that_was_told_and_one_that_claims_one_completes() {
        JobId job = submitted();
        Assignment claimed = claim(job, TechPackStage.CATEGORY);

        // even if both are the same worker, whose leases look the same
        assertThat(refuses(announced.last())).isTrue();
        assertThat(ledger.complete(claimed, Outcome.done("{}"))).isTrue();
        assertThat(refuses(announced.handovers.getFirst())).isTrue();
    }

    @Test
    void what_was_tried_and_given_back_is_for_claims() {
        JobId job = submitted();
        assertThat(ledger.release(claim(job, TechPackStage.CATEGORY).lease())).isTrue();

        assertThat(refuses(announced.last())).isTrue();
    }

    @Test
    void who_does_not_know_since_when_it_is_queued_completes_nothing() {
        submitted();
        Handover told = announced.last();
        Instant guessed = told.queuedAt().plusNanos(1_000);

        assertThat(
                        telling.complete(
                                List.of(unclaimed(told, worker, Outcome.done("{}"), guessed)),
                                false))
                .isEqualTo(Completion.REFUSED);
        assertThat(completes(told, Outcome.done("{}"))).isTrue();
    }

    @Test
    void a_job_that_was_canceled_meanwhile_stays_so() {
        JobId job = submitted();
        assertThat(ledger.cancel(account, job)).isTrue();

        assertThat(refuses(announced.last())).isTrue();
        assertThat(database.balance(account)).isEqualTo(90);
    }

    @Test
    void a_stage_that_was_paused_meanwhile_waits() {
        submitted();
        OperatorOrders orders =
                new OperatorOrders(database.database(), LedgerSettings.DEFAULTS.leaseTime());
        orders.pause(TechPackStage.CATEGORY, "ops", Optional.empty());
        assertThat(refuses(announced.last())).isTrue();

        orders.resume(TechPackStage.CATEGORY);
        assertThat(completes(announced.last(), Outcome.done("{}"))).isTrue();
    }

    @Test
    void a_paused_stage_is_not_handed_over() {
        submitted();
        Handover first = announced.last();
        announced.handovers.clear();
        OperatorOrders orders =
                new OperatorOrders(database.database(), LedgerSettings.DEFAULTS.leaseTime());
        orders.pause(TechPackStage.BASE_VIEWS, "ops", Optional.empty());
        assertThat(completes(first, Outcome.done("{}"))).isTrue();
        assertThat(announced.handovers).isEmpty();

        orders.pause(TechPackStage.CATEGORY, "ops", Optional.empty());
        submitted();
        assertThat(announced.handovers).isEmpty();
        assertThat(announced.queued)
                .extracting(DueStage::stage)
                .containsExactly(TechPackStage.BASE_VIEWS, TechPackStage.CATEGORY);
    }

    @Test
    void a_drained_worker_takes_nothing() throws SQLException {
        submitted();
        database.execute("update worker set draining_since = now()");
        assertThat(refuses(announced.last())).isTrue();

        database.execute("update worker set draining_since = null");
        assertThat(completes(announced.last(), Outcome.done("{}"))).isTrue();
    }

    @Test
    void what_is_too_late_is_not_completed() throws SQLException {
        submitted();
        database.execute("update job set deadline = now() - interval '1 second'");

        assertThat(refuses(announced.last())).isTrue();
    }

    @Test
    void what_has_a_limit_is_claimed() throws SQLException {
        JobId first = submitted();
        Handover before = announced.last();
        database.execute("update account set running_limit = 1");
        assertThat(refuses(before)).isTrue();

        announced.handovers.clear();
        submitted();
        ledger.complete(claim(first, TechPackStage.CATEGORY), Outcome.done("{}"));
        assertThat(announced.handovers).isEmpty();
        assertThat(announced.queued).hasSize(1);
    }

    @Test
    void what_killed_a_worker_is_claimed() throws SQLException {
        JobId job = submitted();
        database.execute("update job set crashes = 1");
        announced.handovers.clear();
        CompletedStage stage =
                new CompletedStage(
                        claim(job, TechPackStage.CATEGORY),
                        Outcome.done("{}"),
                        Duration.ZERO,
                        Optional.of(List.of()),
                        Optional.empty());
        assertThat(telling.complete(List.of(stage), false).held()).isTrue();

        assertThat(announced.handovers).isEmpty();
        assertThat(announced.queued).hasSize(1);
    }

    @Test
    void one_in_a_batch_of_claimed_ones_is_completed_like_them() throws Exception {
        JobId claimed = submitted();
        Assignment assignment = claim(claimed, TechPackStage.CATEGORY);
        submitted();
        Handover told = announced.last();
        List<Complete> batch =
                List.of(
                        new Complete(
                                List.of(
                                        unclaimed(
                                                told, worker, Outcome.done("1"), told.queuedAt())),
                                false),
                        Completions.of(assignment, Outcome.cached("2")));

        List<Optional<Complete.Completed>> done =
                database.database()
                        .call(handle -> Complete.run(handle, batch, Duration.ofSeconds(2)));

        assertThat(done).allMatch(Optional::isPresent);
        assertThat(database.count("select count(*) from job where version = 3")).isEqualTo(2);
    }

    @Test
    void nobody_goes_on_with_what_was_not_claimed() {
        submitted();
        Handover told = announced.last();
        CompletedStage stage = unclaimed(told, worker, Outcome.done("1"), told.queuedAt());

        assertThatThrownBy(() -> telling.complete(List.of(stage), true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(refusesNothingSince(told)).isTrue();
    }

    private boolean refusesNothingSince(Handover told) {
        return completes(told, Outcome.done("{}"));
    }

    private JobId submitted() {
        Submission submission = Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER);
        telling.submit(submission);
        return submission.id();
    }

    private boolean refuses(Handover handover) {
        return !completes(handover, Outcome.done("{}"));
    }

    private boolean completes(Handover handover, Outcome.Done outcome) {
        return completes(handover, worker, outcome);
    }

    private boolean completes(Handover handover, WorkerId by, Outcome.Done outcome) {
        return telling.complete(
                        List.of(unclaimed(handover, by, outcome, handover.queuedAt())), false)
                .held();
    }

    private static CompletedStage unclaimed(
            Handover handover, WorkerId by, Outcome.Done outcome, Instant queuedAt) {
        return new CompletedStage(
                handover.assignment(by, Duration.ZERO),
                outcome,
                Duration.ZERO,
                Optional.of(List.of()),
                Optional.of(queuedAt));
    }

    private static List<Stage> stages() {
        return TechPackJob.TECH_PACK.plan().stream().map(step -> step.stage()).toList();
    }
}
