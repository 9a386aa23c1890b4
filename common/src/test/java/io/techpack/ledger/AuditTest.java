package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.audit.Audit;
import io.techpack.audit.Audit.Walk;
import io.techpack.audit.AuditFinding;
import io.techpack.audit.AuditFinding.Rule;
import io.techpack.job.AccountId;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each way to spoil the credits by hand is found and named. */
class AuditTest extends LedgerTestBase {

    private AccountId account;
    private JobId succeeded;
    private JobId failed;
    private JobId running;
    private Audit audit;
    private boolean spoilt;

    @BeforeEach
    void work() {
        audit = new Audit(database.database(), TechPackJob.TYPES);
        account = database.account(100);
        succeeded = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        for (Stage stage :
                List.of(
                        TechPackStage.CATEGORY,
                        TechPackStage.BASE_VIEWS,
                        TechPackStage.CLOSE_UPS)) {
            ledger.complete(claim(succeeded, stage), Outcome.done("{}"));
        }
        ledger.complete(claim(succeeded, TechPackStage.SKETCHES), Outcome.cached("{}"));
        failed = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        ledger.complete(claim(failed, TechPackStage.CATEGORY), Outcome.done("{}"));
        ledger.complete(claim(failed, TechPackStage.BASE_VIEWS), Outcome.done("{}"));
        ledger.fail(
                claim(failed, TechPackStage.CLOSE_UPS).lease(),
                new Failure(FailureKind.STAGE_FAILED, TechPackStage.CLOSE_UPS, "no luck"));
        running = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        ledger.complete(claim(running, TechPackStage.CATEGORY), Outcome.done("{}"));
        claim(running, TechPackStage.BASE_VIEWS);
        assertThat(Audit.Report.of(audit).first()).isEmpty();
    }

    @AfterEach
    @Override
    void close() {
        assertThat(database.drift() > 0).isEqualTo(spoilt);
        ledger.close();
        database.close();
    }

    @Test
    void all_that_there_is_was_looked_at() {
        Audit.Report report = Audit.Report.of(audit);

        assertThat(report.rows(Walk.ACCOUNTS)).isEqualTo(1);
        assertThat(report.rows(Walk.JOBS)).isEqualTo(3);
        assertThat(report.rows(Walk.ENTRIES)).isEqualTo(1 + 9 + 1 + 2);
        assertThat(report.drift()).isZero();
    }

    @Test
    void slices_of_one_row_see_the_same_and_a_place_can_be_told_and_found_again() {
        spoil("update account set balance = balance + 7");
        List<AuditFinding> found = new ArrayList<>();
        int rows = 0;
        Optional<Audit.Place> next = Optional.of(Audit.Place.START);
        while (next.isPresent()) {
            Audit.Slice slice = audit.slice(Audit.Place.of(next.get().toString()).orElseThrow(), 1);
            rows += slice.rows();
            found.addAll(slice.findings());
            next = slice.next();
        }

        assertThat(rows).isEqualTo(1 + 3 + 13);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().drift()).isEqualTo(7);
        assertThat(Audit.Place.of("JOBS.x")).isEmpty();
        assertThat(Audit.Place.of("nowhere")).isEmpty();
    }

    @Test
    void the_jobs_whose_credits_moved_last_are_found_by_their_entries() {
        spoil("update job set held = held + 1 where id = '%s'".formatted(running));
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "update ledger_entry set created_at = now() - interval '1 minute'"));

        Audit.Slice slice = audit.slice(Audit.Place.beginningOf(Walk.RECENT), 1_000);

        assertThat(slice.rows()).isEqualTo(3);
        assertThat(slice.findings()).extracting(AuditFinding::rule).contains(Rule.HELD_IS_CHARGED);
        assertThat(audit.slice(slice.on().orElseThrow(), 1_000).rows()).isZero();
        assertThat(audit.slice(audit.now(), 1_000).rows()).isZero();
    }

    @Test
    void a_balance_that_its_entries_do_not_sum_up_to() {
        spoil("update account set balance = balance + 7");

        assertThat(first())
                .isEqualTo(
                        "Account %s has a balance of 89 credits, but its entries sum up to 82. One of the two was changed by hand; correct the balance, or enter the difference."
                                .formatted(account));
        assertThat(Audit.Report.of(audit).drift()).isEqualTo(7);
    }

    @Test
    void an_entry_of_a_stage_that_the_plan_does_not_have() {
        spoil(
                "update ledger_entry set stage = 'edit' where kind = 'CHARGE' and stage = 'sketches' and job_id = '%s'"
                        .formatted(running));

        assertThat(named(Rule.STAGE_OF_THE_PLAN)).contains(running.toString()).contains("edit");
    }

    @Test
    void a_charge_that_is_not_the_price() {
        spoil(
                "update ledger_entry set amount = -2 where kind = 'CHARGE' and stage = 'close-ups' and job_id = '%s'"
                        .formatted(succeeded));

        assertThat(named(Rule.CHARGED_THE_PRICE))
                .contains(succeeded.toString())
                .contains("charged 2 credits for the stage close-ups; its price is 3");
    }

    @Test
    void a_charge_that_is_missing() {
        spoil(
                "delete from ledger_entry where kind = 'CHARGE' and stage = 'close-ups' and job_id = '%s'"
                        .formatted(succeeded));

        assertThat(named(Rule.CHARGED_THE_PRICE)).contains("charged 0 credits");
    }

    @Test
    void a_refund_of_more_than_was_charged() {
        spoil("update ledger_entry set amount = 4 where kind = 'REFUND' and stage = 'close-ups'");

        assertThat(named(Rule.REFUNDED_AT_MOST_THE_CHARGE))
                .contains(failed.toString())
                .contains("given back 4 credits for the stage close-ups");
    }

    @Test
    void a_refund_of_a_stage_that_was_completed_and_not_from_the_cache() {
        spoil(
                "insert into ledger_entry (account_id, job_id, stage, kind, amount) values ('%s', '%s', 'base-views', 'REFUND', 3)"
                        .formatted(account, succeeded));

        assertThat(named(Rule.COMPLETED_IS_PAID)).contains("base-views").contains("for 0 credits");
    }

    @Test
    void a_cached_stage_whose_refund_is_missing() {
        spoil(
                "delete from ledger_entry where kind = 'REFUND' and stage = 'sketches' and job_id = '%s'"
                        .formatted(succeeded));

        assertThat(named(Rule.CACHED_IS_FREE)).contains("sketches").contains("paid 3 credits");
    }

    @Test
    void a_stage_not_run_whose_refund_is_missing() {
        spoil(
                "delete from ledger_entry where kind = 'REFUND' and stage = 'sketches' and job_id = '%s'"
                        .formatted(failed));

        assertThat(named(Rule.NOT_COMPLETED_IS_FREE)).contains("sketches").contains("paid 3");
    }

    @Test
    void a_refund_of_a_stage_that_is_still_to_come() {
        spoil(
                "insert into ledger_entry (account_id, job_id, stage, kind, amount) values ('%s', '%s', 'sketches', 'REFUND', 3)"
                        .formatted(account, running));

        assertThat(named(Rule.REFUNDED_FOR_A_CAUSE)).contains(running.toString());
    }

    @Test
    void a_result_that_is_missing_before_the_stage_that_runs() {
        spoil(
                "delete from stage_result where stage = 'category' and job_id = '%s'"
                        .formatted(running));

        assertThat(named(Rule.IN_THE_ORDER_OF_THE_PLAN))
                .contains(running.toString())
                .contains("category");
    }

    @Test
    void a_result_of_a_stage_that_is_still_to_come() {
        spoil(
                "insert into stage_result (job_id, stage, status, attempts, queued_at, result) values ('%s', 'sketches', 'completed', 1, now(), '{}')"
                        .formatted(running));

        assertThat(named(Rule.IN_THE_ORDER_OF_THE_PLAN)).contains("sketches");
    }

    @Test
    void held_credits_that_nothing_was_charged_for() {
        spoil("update job set held = held + 1 where id = '%s'".formatted(running));

        assertThat(first())
                .contains(running.toString())
                .contains("holds 10 credits")
                .contains("charge 9");
    }

    @Test
    void refunded_credits_that_no_entry_gives_back() {
        spoil(
                "update job set used = used - 1, refunded = refunded + 1 where id = '%s'"
                        .formatted(succeeded));

        assertThat(named(Rule.REFUNDED_IS_ENTERED))
                .contains("4 credits were given back, but its entries give back 3");
    }

    @Test
    void used_credits_that_no_completed_stage_costs() {
        spoil("update job set used = 1 where id = '%s'".formatted(running));

        assertThat(named(Rule.USED_IS_COMPLETED))
                .contains("used 1 credits; what it completed costs 0");
    }

    @Test
    void an_ended_job_that_is_not_settled() {
        spoil(
                "alter table job drop constraint settled_when_ended",
                "update job set refunded = 5 where id = '%s'".formatted(failed));

        assertThat(named(Rule.SETTLED_WHEN_ENDED))
                .contains("held 9 credits")
                .contains("are 8 together");
    }

    @Test
    void an_entry_of_a_job_that_does_not_exist() {
        spoil("delete from job where id = '%s'".formatted(failed));

        assertThat(named(Rule.ENTRY_OF_A_JOB)).startsWith("Entry ");
    }

    @Test
    void an_entry_of_an_account_that_does_not_exist() {
        spoil(
                "insert into ledger_entry (account_id, kind, amount) values (gen_random_uuid(), 'GRANT', 5)");

        assertThat(named(Rule.ENTRY_OF_AN_ACCOUNT)).contains("moves 5 credits");
    }

    @Test
    void an_entry_of_another_account_than_its_jobs() {
        AccountId other = database.account(3);
        spoil(
                "update ledger_entry set account_id = '%s' where stage = 'sketches' and job_id = '%s'"
                        .formatted(other, running));

        assertThat(named(Rule.ENTRY_OF_THE_JOBS_ACCOUNT)).contains("moves -3 credits");
    }

    private void spoil(String... statements) {
        spoilt = true;
        database.jdbi()
                .useHandle(handle -> {
                    for (String statement : statements) {
                        assertThat(handle.execute(statement)).isNotNegative();
                    }
                });
    }

    private String first() {
        return Audit.Report.of(audit).first().orElseThrow().sentence();
    }

    /** The sentence of the finding of that rule, which must be the only one of it. */
    private String named(Rule rule) {
        List<AuditFinding> found = new ArrayList<>();
        for (Walk walk : List.of(Walk.ACCOUNTS, Walk.JOBS, Walk.ENTRIES)) {
            found.addAll(audit.slice(Audit.Place.beginningOf(walk), 1_000).findings());
        }
        assertThat(found).extracting(AuditFinding::rule).contains(rule);
        return found.stream()
                .filter(each -> each.rule() == rule)
                .findFirst()
                .orElseThrow()
                .sentence();
    }
}
