package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.database.PlanArrays;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.Outcome;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;

/** Verbs that meet: whoever wins, nothing is paid, given back, shown or claimed twice. */
class LedgerRaceTest extends LedgerTestBase {

    private static final int THREADS = 8;
    private static final int VERBS = 400;

    @Test
    void threads_of_two_processes_that_do_anything_at_once_leave_books_that_fit() {
        LedgerSettings settings = new LedgerSettings(50, Duration.ZERO, Duration.ofSeconds(15));
        try (Ledger one = database.ledger(settings);
                Ledger other = database.ledger(settings)) {
            Seed.each(
                    3,
                    seed -> {
                        RacingVerbs race = new RacingVerbs(database, List.of(one, other));
                        allAtOnce(thread -> race.run(seed, thread, VERBS));
                        race.cancelWhatIsLeft();
                        race.compareCredits();
                        database.assertCreditsFit();
                    });
        }
    }

    @Test
    void a_submission_that_waits_for_a_refund_is_paid_from_it() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        Submission next = Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER);

        List<Optional<Submit.Submitted>> admitted =
                meanwhile(
                        handle ->
                                Finalize.run(
                                        handle,
                                        List.of(new Finalize.Canceled(account, job)),
                                        new PlanArrays(TechPackJob.TYPES)),
                        handle ->
                                Submit.run(
                                        handle,
                                        List.of(new Submit(next, Optional.empty())),
                                        Duration.ZERO));

        assertThat(admitted)
                .singleElement()
                .satisfies(told ->
                        assertThat(
                                        told.map(Submit.Submitted::admission)
                                                .map(LedgerTestBase::timeless))
                                .contains(LedgerTestBase.timeless(next.id())));
        assertThat(database.balance(account)).isZero();
    }

    @Test
    void a_claim_in_a_deadlock_with_a_migration_is_tried_again() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));

        try (Handle migration = database.jdbi().open();
                Handle watch = database.jdbi().open()) {
            migration.begin();
            migration.execute("lock table job in access exclusive mode");
            CompletableFuture<Assignment> claimed =
                    CompletableFuture.supplyAsync(() -> claim(job, TechPackStage.CATEGORY));
            await().until(() -> !lockedByWhoWaitsForJobs(watch).isEmpty());
            // whichever of the two the database takes for its victim
            for (String table : lockedByWhoWaitsForJobs(watch)) {
                try {
                    migration.execute("lock table " + table + " in access exclusive mode");
                } catch (UnableToExecuteStatementException deadlock) {
                    assertThat(deadlock).rootCause().hasMessageContaining("deadlock");
                    break;
                }
            }
            migration.rollback();

            assertThat(claimed).succeedsWithin(Duration.ofSeconds(20));
        }
        database.assertCreditsFit();
    }

    private static List<String> lockedByWhoWaitsForJobs(Handle handle) {
        return handle.createQuery(
                        """
                        select c.relname from pg_locks waiting
                        join pg_locks held on held.pid = waiting.pid and held.granted
                        join pg_class c on c.oid = held.relation and c.relkind = 'r'
                        where waiting.relation = 'job'::regclass and not waiting.granted
                          and c.relnamespace = 'public'::regnamespace
                        """)
                .mapTo(String.class)
                .list();
    }

    @Test
    void a_late_update_of_a_stage_that_is_complete_neither_counts_nor_spoils_the_one_beside_it() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        Assignment before = claim(job, TechPackStage.CATEGORY);
        ledger.complete(before, Outcome.done("{}"));
        ProgressUpdate late = update(before);
        ProgressUpdate current = update(claim(job, TechPackStage.BASE_VIEWS));

        List<List<Optional<Long>>> answers = new ArrayList<>();
        database.jdbi()
                .useHandle(handle -> {
                    answers.add(versions(ProgressUpdate.run(handle, List.of(late, current))));
                    answers.add(versions(ProgressUpdate.run(handle, List.of(current, late))));
                });

        assertThat(answers)
                .containsExactly(
                        List.of(Optional.empty(), Optional.of(5L)),
                        List.of(Optional.of(6L), Optional.empty()));
        assertThat(queries.find(account, job).orElseThrow().items())
                .extracting(JobView.ShownItem::stage)
                .containsExactly(TechPackStage.BASE_VIEWS);
    }

    private static void allAtOnce(IntConsumer work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, THREADS)
                    .mapToObj(thread ->
                            CompletableFuture.runAsync(() -> work.accept(thread), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        } catch (CompletionException fault) {
            throw new AssertionError(String.valueOf(fault.getCause()), fault);
        }
    }

    private static ProgressUpdate update(Assignment assignment) {
        return new ProgressUpdate(
                assignment.lease(),
                assignment.account(),
                20,
                50,
                "1/2",
                Optional.of(Item.of(0, "{}")));
    }

    private static List<Optional<Long>> versions(List<Optional<Applied>> answers) {
        return answers.stream().map(each -> each.map(Applied::version)).toList();
    }

    /** Runs the second statement while the first one's transaction is open, then commits. */
    private <R> R meanwhile(
            org.jdbi.v3.core.HandleCallback<?, RuntimeException> first,
            org.jdbi.v3.core.HandleCallback<R, RuntimeException> second) {
        CompletableFuture<R> waiting = new CompletableFuture<>();
        database.jdbi()
                .useTransaction(handle -> {
                    first.withHandle(handle);
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    waiting.complete(database.jdbi().withHandle(second));
                                } catch (RuntimeException fault) {
                                    waiting.completeExceptionally(fault);
                                }
                            });
                    await().until(() ->
                            database.count(
                                            "select count(*) from pg_stat_activity"
                                                    + " where datname = current_database() and wait_event_type = 'Lock'")
                                    == 1);
                });
        return waiting.join();
    }
}
