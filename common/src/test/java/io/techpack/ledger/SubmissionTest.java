package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.product.TechPackJob;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of submissions: admitted, repeated, or refused with nothing stored. */
class SubmissionTest extends LedgerTestBase {

    @Test
    void a_balance_that_does_not_fit_stores_nothing_and_charges_nothing() {
        AccountId account = database.account(8);

        Admission admission =
                ledger.submit(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));

        assertThat(admission).isEqualTo(new Admission.InsufficientCredits(9, 8));
        assertThat(database.count("select count(*) from job")).isZero();
        assertThat(database.count("select count(*) from ledger_entry where kind <> 'GRANT'"))
                .isZero();
        assertThat(database.balance(account)).isEqualTo(8);
    }

    @Test
    void of_many_submissions_at_once_just_those_are_admitted_that_the_balance_pays_for()
            throws Exception {
        AccountId account = database.account(30);
        List<Admission> admissions =
                atOnce(
                        IntStream.range(0, 24)
                                .<Callable<Admission>>mapToObj(i ->
                                        () ->
                                                ledger.submit(
                                                        Submission.of(
                                                                account,
                                                                i % 3 == 0
                                                                        ? TechPackJob.TECH_PACK
                                                                        : TechPackJob
                                                                                .CLOSE_UP_GENERATION,
                                                                "shirt",
                                                                ORDER)))
                                .toList());

        long spent = 30 - database.balance(account);
        assertThat(database.count("select coalesce(sum(held), 0) from job")).isEqualTo(spent);
        assertThat(admissions.stream().filter(Admission.Accepted.class::isInstance))
                .hasSize((int) database.count("select count(*) from job"));
        // a refusal is only said where the price truly did not fit what was left
        assertThat(database.balance(account)).isLessThan(3);
    }

    @Test
    void an_unknown_account_is_told_so() {
        assertThat(
                        ledger.submit(
                                Submission.of(
                                        AccountId.next(),
                                        TechPackJob.CATEGORY_DETECTION,
                                        "shirt",
                                        ORDER)))
                .isEqualTo(new Admission.UnknownAccount());
    }

    @Test
    void the_same_idempotency_key_gives_the_same_job_and_another_body_is_refused() {
        AccountId account = database.account(20);
        JobId first = accepted(keyed(account, "k", "body"));

        assertThat(ledger.submit(keyed(account, "k", "body")))
                .isEqualTo(new Admission.Repeated(first));
        assertThat(ledger.submit(keyed(account, "k", "other")))
                .isEqualTo(new Admission.KeyReused(first));
        assertThat(ledger.submit(keyed(database.account(20), "k", "body")))
                .isInstanceOf(Admission.Accepted.class);
        assertThat(database.balance(account)).isEqualTo(17);
    }

    @Test
    void the_same_key_sent_many_times_at_once_makes_one_job() throws Exception {
        AccountId account = database.account(100);
        List<Admission> admissions =
                atOnce(
                        IntStream.range(0, 20)
                                .<Callable<Admission>>mapToObj(
                                        _ -> () -> ledger.submit(keyed(account, "k", "body")))
                                .toList());

        assertThat(admissions).filteredOn(Admission.Accepted.class::isInstance).hasSize(1);
        assertThat(admissions).filteredOn(Admission.Repeated.class::isInstance).hasSize(19);
        assertThat(database.balance(account)).isEqualTo(97);
    }

    @Test
    void a_submission_whose_answer_was_lost_can_be_repeated() {
        AccountId account = database.account(9);
        Submission submission = Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER);
        accepted(submission);

        assertThat(timeless(ledger.submit(submission))).isEqualTo(timeless(submission.id()));
        assertThat(database.balance(account)).isZero();
    }
}
