package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.techpack.database.PlanArrays;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.ledger.Announcer.JobChange;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;

/** What a job costs in round trips and records: counted, because time depends on the machine. */
class CostOfAJobTest extends LedgerTestBase {

    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    @Test
    void the_fence_is_put_in_the_place_of_its_call_and_costs_no_call() {
        List<String> plan =
                database.jdbi()
                        .withHandle(handle ->
                                handle.createQuery(
                                                """
                                                explain (verbose, costs off)
                                                update job j set step = 's'
                                                from unnest('{}'::uuid[], '{}'::text[], '{}'::int[], '{}'::uuid[])
                                                    as l (job_id, stage, attempt, owner)
                                                where j.id = l.job_id and lease_is_held(j, l.stage, l.attempt, l.owner)
                                                """)
                                        .mapTo(String.class)
                                        .list());

        assertThat(String.join("\n", plan)).contains("lease_owner").doesNotContain("lease_is_held");
    }

    @Test
    void who_is_told_of_an_end_is_found_by_one_look_into_an_index_and_costs_no_call() {
        List<String> plan =
                database.jdbi()
                        .withHandle(handle -> {
                            handle.execute("set enable_seqscan = off");
                            return handle.createQuery(
                                            """
                                            explain (verbose, costs off)
                                            select t.url
                                            from unnest('{}'::uuid[], '{}'::text[]) as e (account_id, webhook_url)
                                            cross join lateral webhook_targets(e.account_id, 'job.failed', e.webhook_url) t
                                            """)
                                    .mapTo(String.class)
                                    .list();
                        });

        assertThat(String.join("\n", plan))
                .contains("webhook_of_account")
                .doesNotContain("Seq Scan")
                .doesNotContain("webhook_targets(");
    }

    @Test
    void a_job_of_four_stages_is_nine_statements_four_records_and_eight_hints() {
        AccountId account = database.account(9);
        CountingAnnouncer announcer = new CountingAnnouncer();
        try (Ledger counted = tellingLedger(announcer)) {
            count();
            Submission submission = Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER);
            counted.submit(submission);
            for (Stage stage : stages()) {
                Assignment assignment =
                        counted.claim(worker, List.of(new DueStage(submission.id(), stage)))
                                .getFirst();
                assertThat(counted.complete(assignment, Outcome.done("{}"))).isTrue();
            }
        }

        assertThat(statements).hasSize(1 + 2 * stages().size());
        assertThat(announcer.records).hasSize(stages().size());
        assertThat(announcer.hints).hasSize(2 * stages().size());
    }

    @Test
    void a_job_that_is_handed_over_to_quick_stages_is_five_statements_and_four_records() {
        AccountId account = database.account(9);
        HandedOver announcer = new HandedOver();
        try (Ledger counted = tellingLedger(announcer)) {
            count();
            counted.submit(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
            for (int i = 0; i < stages().size(); i++) {
                Handover handover = announcer.last();
                CompletedStage stage =
                        new CompletedStage(
                                handover.assignment(worker, Duration.ZERO),
                                Outcome.done("{}"),
                                Duration.ZERO,
                                Optional.of(List.of()),
                                Optional.of(handover.queuedAt()));
                assertThat(counted.complete(List.of(stage), false).held()).isTrue();
            }
        }

        assertThat(statements).hasSize(1 + stages().size());
        assertThat(announcer.handovers).hasSize(stages().size());
        assertThat(announcer.queued).isEmpty();
    }

    @Test
    void a_job_with_which_one_worker_starts_next_is_six_statements_one_record_and_five_hints() {
        AccountId account = database.account(9);
        CountingAnnouncer announcer = new CountingAnnouncer();
        try (Ledger counted = tellingLedger(announcer)) {
            count();
            Submission submission = Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER);
            counted.submit(submission);
            Assignment assignment =
                    counted.claim(
                                    worker,
                                    List.of(new DueStage(submission.id(), TechPackStage.CATEGORY)))
                            .getFirst();
            for (int i = 1; i < stages().size(); i++) {
                assignment =
                        Completions.goOn(counted, assignment, Outcome.done("{}")).orElseThrow();
            }
            assertThat(counted.complete(assignment, Outcome.done("{}"))).isTrue();
        }

        assertThat(statements).hasSize(2 + stages().size());
        assertThat(announcer.records).hasSize(1);
        assertThat(announcer.hints).hasSize(1 + stages().size());
    }

    @Test
    void a_job_that_begins_with_its_submission_is_five_statements_no_record_and_four_hints() {
        AccountId account = database.account(9);
        CountingAnnouncer announcer = new CountingAnnouncer();
        List<Assignment> begun = new ArrayList<>();
        try (Ledger counted = tellingLedger(announcer)) {
            counted.heartbeat(new Heartbeat(worker, "here", ALL_STAGES, List.of()));
            counted.startEagerly(_ -> Optional.of(new RoomHere(worker, begun::add)));
            count();
            counted.submit(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
            Assignment assignment = begun.getFirst();
            for (int i = 1; i < stages().size(); i++) {
                assignment =
                        Completions.goOn(counted, assignment, Outcome.done("{}")).orElseThrow();
            }
            assertThat(counted.complete(assignment, Outcome.done("{}"))).isTrue();
        }

        assertThat(statements).hasSize(1 + stages().size());
        assertThat(announcer.records).isEmpty();
        assertThat(announcer.hints).hasSize(stages().size());
    }

    @Test
    void a_job_whose_results_are_at_hand_is_two_statements_no_record_and_one_hint() {
        AccountId account = database.account(9);
        CountingAnnouncer announcer = new CountingAnnouncer();
        List<Assignment> begun = new ArrayList<>();
        try (Ledger counted = tellingLedger(announcer)) {
            counted.heartbeat(new Heartbeat(worker, "here", ALL_STAGES, List.of()));
            counted.startEagerly(_ -> Optional.of(new RoomHere(worker, begun::add)));
            count();
            counted.submit(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
            List<CompletedStage> row =
                    Completions.inARow(begun.getFirst(), stages().size(), () -> Outcome.done("{}"));
            assertThat(counted.complete(row, false).held()).isTrue();
        }

        assertThat(statements).hasSize(2);
        assertThat(announcer.records).isEmpty();
        assertThat(announcer.hints).hasSize(1);
    }

    private Ledger tellingLedger(Announcer announcer) {
        return new Ledger(
                database.database(),
                TechPackJob.TYPES,
                LedgerSettings.DEFAULTS,
                announcer,
                new SimpleMeterRegistry());
    }

    @Test
    void a_batch_is_one_statement_however_many_share_it() {
        AccountId account = database.account(900);
        List<Submission> submissions =
                Stream.generate(() -> Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER))
                        .limit(100)
                        .toList();
        List<DueStage> due =
                submissions.stream()
                        .map(each -> new DueStage(each.id(), TechPackStage.CATEGORY))
                        .toList();

        count();
        database.jdbi()
                .useHandle(handle -> {
                    Submit.run(
                            handle,
                            submissions.stream()
                                    .map(each -> new Submit(each, Optional.empty()))
                                    .toList(),
                            Duration.ZERO);
                    List<Assignment> claimed =
                            new Claim(TechPackJob.TYPES, new PlanArrays(TechPackJob.TYPES))
                                    .announced(handle, worker, due).stream()
                                            .map(ClaimedRow.Readable.class::cast)
                                            .map(ClaimedRow.Readable::assignment)
                                            .toList();
                    assertThat(claimed).hasSize(100);
                    Complete.run(
                            handle,
                            claimed.stream()
                                    .map(each -> Completions.of(each, Outcome.done("{}")))
                                    .toList(),
                            Duration.ZERO);
                });

        assertThat(statements).hasSize(3);
    }

    @Test
    void a_thousand_jobs_in_bulk_are_one_statement_and_a_record_each_and_none_begins_here() {
        AccountId account = database.account(9_000);
        CountingAnnouncer announcer = new CountingAnnouncer();
        List<Assignment> begun = new ArrayList<>();
        try (Ledger counted = tellingLedger(announcer)) {
            counted.heartbeat(new Heartbeat(worker, "here", ALL_STAGES, List.of()));
            counted.startEagerly(_ -> Optional.of(new RoomHere(worker, begun::add)));
            count();
            List<Admission> each =
                    counted.submitEach(
                            Stream.generate(() ->
                                            Submission.of(
                                                    account, TechPackJob.TECH_PACK, "shirt", ORDER))
                                    .limit(1_000)
                                    .toList());

            assertThat(each).hasSize(1_000).allMatch(Admission.Accepted.class::isInstance);
        }

        assertThat(statements).hasSize(1);
        assertThat(announcer.records).hasSize(1_000).containsOnly(TechPackStage.CATEGORY);
        assertThat(begun).isEmpty();
    }

    /** See ADR 14: an index that does makes every claim write into all of them. */
    @Test
    void no_index_of_the_jobs_names_what_a_claim_changes() {
        List<String> definitions =
                database.jdbi()
                        .withHandle(handle ->
                                handle.createQuery(
                                                "select indexdef from pg_indexes where tablename = 'job'")
                                        .mapTo(String.class)
                                        .list());

        assertThat(definitions)
                .hasSizeGreaterThan(3)
                .noneMatch(definition ->
                        definition.matches(
                                ".*\\b(status|lease_owner|attempt|version|stage_started_at|started_at|progress|step)\\b.*"));
    }

    private void count() {
        database.jdbi()
                .setSqlLogger(
                        new SqlLogger() {
                            @Override
                            public void logAfterExecution(StatementContext context) {
                                statements.add(context.getRawSql());
                            }
                        });
    }

    private static List<Stage> stages() {
        return TechPackJob.TECH_PACK.plan().stream().map(step -> step.stage()).toList();
    }

    private static final class CountingAnnouncer implements Announcer {

        @Override
        public void canceled(JobChange job) {}

        private final List<Stage> records = Collections.synchronizedList(new ArrayList<>());
        private final List<List<JobChange>> hints = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void queued(JobId job, Stage stage, Optional<String> traceparent) {
            records.add(stage);
        }

        @Override
        public void changed(List<JobChange> changes, boolean anyEnded) {
            hints.add(changes);
        }
    }
}
