package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Lease;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A submission that meets a free slot of a worker in its process begins at once. */
class EagerStartTest extends LedgerTestBase {

    private final List<Stage> reserved = new ArrayList<>();
    private final List<Assignment> begun = new ArrayList<>();
    private int freed;
    private int uncertain;

    @BeforeEach
    void haveRoom() {
        ledger.heartbeat(new Heartbeat(worker, "here", ALL_STAGES, List.of()));
        ledger.startEagerly(stage -> {
            reserved.add(stage);
            return Optional.of(new Slot());
        });
    }

    private final class Slot implements EagerStart.Room {

        @Override
        public WorkerId worker() {
            return worker;
        }

        @Override
        public void begin(Assignment assignment) {
            begun.add(assignment);
        }

        @Override
        public void free() {
            freed++;
        }

        @Override
        public void uncertain() {
            uncertain++;
        }
    }

    @Test
    void begins_under_a_lease_that_holds_to_the_end() {
        AccountId account = database.account(9);
        Submission submission =
                new Submission(
                        JobId.next(),
                        account,
                        TechPackJob.TECH_PACK,
                        "shirt",
                        ORDER,
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(5)),
                        Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                        Optional.empty());

        accepted(submission);

        JobView job = job(account, submission.id());
        assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
        assertThat(job.stage()).isEqualTo(TechPackStage.CATEGORY);
        assertThat(job.version()).isEqualTo(2);
        assertThat(reserved).containsExactly(TechPackStage.CATEGORY);
        assertThat(freed).isZero();
        // what a claim of the same job would have handed over
        Assignment assignment = begun.getFirst();
        assertThat(assignment.tries()).isEqualTo(1);
        assertThat(assignment.input()).isEqualTo(ORDER);
        assertThat(assignment.account()).isEqualTo(account);
        assertThat(assignment.remaining()).contains(Duration.ofMinutes(5));
        assertThat(assignment.traceparent()).isEqualTo(submission.traceparent());

        Optional<Assignment> next = Optional.of(assignment);
        while (TechPackJob.TECH_PACK.after(next.orElseThrow().lease().stage()).isPresent()) {
            next = Completions.goOn(ledger, next.get(), Outcome.done("{}"));
        }
        assertThat(ledger.complete(next.get(), Outcome.done("{}"))).isTrue();
        assertThat(job(account, submission.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void shows_what_a_claimed_job_shows() {
        AccountId account = database.account(18);
        JobId eager = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        ledger.startEagerly(EagerStart.NONE);
        JobId claimed = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        claim(claimed, TechPackStage.CATEGORY);

        String shown =
                "select row(status, lease_owner, attempt, uncounted, version, progress, stage_progress, step, queue_stage,"
                        + " started_at is null, stage_started_at is null)::text from job where id = :id";
        assertThat(text(shown, eager)).isEqualTo(text(shown, claimed));
    }

    @Test
    void a_paused_stage_is_queued() {
        OperatorOrders orders = new OperatorOrders(database.database(), Duration.ofMinutes(1));
        orders.pause(TechPackStage.CATEGORY, "test", Optional.empty());

        assertQueued(database.account(9));
    }

    @Test
    void a_drained_worker_begins_nothing() {
        new OperatorOrders(database.database(), Duration.ofMinutes(1)).drain(worker, true);

        assertQueued(database.account(9));
    }

    @Test
    void a_worker_that_is_taken_for_dead_begins_nothing() throws Exception {
        database.execute("update worker set retired = true");

        assertQueued(database.account(9));
    }

    @Test
    void an_account_with_a_limit_is_left_to_claims() throws Exception {
        AccountId account = database.account(9);
        database.execute("update account set running_limit = 3");

        assertQueued(account);
    }

    private void assertQueued(AccountId account) {
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));

        assertThat(job(account, job).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(begun).isEmpty();
        assertThat(freed).isEqualTo(1);
        assertThat(uncertain).isZero();
    }

    @Test
    void what_is_not_stored_frees_its_slot() {
        AccountId account = database.account(1);
        assertThat(ledger.submit(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER)))
                .isInstanceOf(Admission.InsufficientCredits.class);
        assertThat(
                        ledger.submit(
                                Submission.of(
                                        AccountId.next(), TechPackJob.TECH_PACK, "shirt", ORDER)))
                .isInstanceOf(Admission.UnknownAccount.class);
        assertThatThrownBy(() ->
                        ledger.submit(
                                Submission.of(
                                        account, TechPackJob.CATEGORY_DETECTION, "shirt", "{")))
                .isInstanceOf(RuntimeException.class);

        assertThat(begun).isEmpty();
        assertThat(freed).isEqualTo(3);
    }

    @Test
    void a_submission_repeated_because_its_answer_was_lost_does_not_begin_twice() {
        AccountId account = database.account(9);
        Submission submission = Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER);
        accepted(submission);
        begun.clear();

        accepted(submission);

        assertThat(begun).isEmpty();
        assertThat(freed).isEqualTo(1);
        assertThat(uncertain).isEqualTo(1);
        // nobody may have begun it: then the worker gives it back
        List<Lease> orphaned =
                database.jdbi()
                        .withHandle(handle ->
                                OrphanedLeases.find(
                                        handle,
                                        worker,
                                        List.of(),
                                        Duration.ofSeconds(-1),
                                        TechPackJob.TYPES));
        assertThat(orphaned).hasSize(1);
    }

    @Test
    void without_room_a_job_is_queued_for_whoever_comes() {
        AccountId account = database.account(9);
        ledger.startEagerly(_ -> Optional.empty());

        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));

        assertThat(
                        ledger.claimDue(
                                        worker,
                                        Map.of(TechPackStage.CATEGORY, 1),
                                        Duration.ofDays(-1))
                                .assignments())
                .singleElement()
                .satisfies(each -> assertThat(each.lease().job()).isEqualTo(job));
    }

    private JobView job(AccountId account, JobId job) {
        return queries.find(account, job).orElseThrow();
    }

    private String text(String sql, JobId job) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery(sql).bind("id", job.value()).mapTo(String.class).one());
    }
}
