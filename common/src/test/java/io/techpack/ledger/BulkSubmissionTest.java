package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.AccountId;
import io.techpack.product.TechPackJob;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of submissions that come as one batch. */
class BulkSubmissionTest extends LedgerTestBase {

    @Test
    void those_that_the_balance_pays_for_are_admitted_in_their_order() {
        AccountId account = database.account(5_401);

        List<Admission> each = ledger.submitEach(techPacks(account, 1_000));

        assertThat(each.subList(0, 600)).allMatch(Admission.Accepted.class::isInstance);
        assertThat(each.subList(600, 1_000)).containsOnly(new Admission.InsufficientCredits(9, 1));
        assertThat(database.count("select count(*) from job")).isEqualTo(600);
        assertThat(database.balance(account)).isEqualTo(1);
    }

    @Test
    void a_cheaper_one_still_fits_after_one_that_did_not() {
        AccountId account = database.account(4);

        List<Admission> each =
                ledger.submitEach(
                        List.of(
                                of(account, TechPackJob.TECH_PACK),
                                of(account, TechPackJob.CLOSE_UP_GENERATION),
                                of(account, TechPackJob.CLOSE_UP_GENERATION),
                                of(account, TechPackJob.FIELD_EDIT),
                                of(account, TechPackJob.CATEGORY_DETECTION)));

        assertThat(each)
                .extracting(admission -> admission instanceof Admission.Accepted)
                .containsExactly(false, true, false, true, true);
        assertThat(database.balance(account)).isZero();
    }

    @Test
    void all_or_none_stores_and_charges_nothing_if_one_does_not_fit() {
        AccountId account = database.account(17);

        assertThat(ledger.submitAll(techPacks(account, 2)))
                .isEqualTo(
                        new BulkAdmission.Refused(1, new Admission.InsufficientCredits(9, 8), 9));
        assertThat(database.count("select count(*) from job")).isZero();
        assertThat(database.count("select count(*) from ledger_entry where kind <> 'GRANT'"))
                .isZero();
        assertThat(database.balance(account)).isEqualTo(17);
        assertThat(ledger.submitAll(techPacks(account, 1)))
                .isInstanceOf(BulkAdmission.Admitted.class);
        assertThat(database.balance(account)).isEqualTo(8);
    }

    @Test
    void all_or_none_keeps_no_key_of_what_it_refused() {
        AccountId account = database.account(3);

        assertThat(ledger.submitAll(List.of(keyed(account, "a", "x"), keyed(account, "b", "x"))))
                .isInstanceOf(BulkAdmission.Refused.class);

        assertThat(database.count("select count(*) from idempotency_key")).isZero();
        accepted(keyed(account, "b", "y"));
    }

    @Test
    void a_batch_that_is_sent_twice_with_its_keys_is_charged_once() {
        AccountId account = database.account(1_000);
        List<Admission> first = ledger.submitEach(keyed(account, 100));

        List<Admission> second = ledger.submitEach(keyed(account, 100));
        BulkAdmission third = ledger.submitAll(keyed(account, 100));

        List<Admission> repeated =
                first.stream()
                        .<Admission>map(
                                each -> new Admission.Repeated(((Admission.Accepted) each).job()))
                        .toList();
        assertThat(second).isEqualTo(repeated);
        assertThat(third).isEqualTo(new BulkAdmission.Admitted(repeated));
        assertThat(database.balance(account)).isEqualTo(700);
    }

    @Test
    void a_key_that_comes_twice_in_one_batch_makes_one_job_or_is_a_mistake() {
        AccountId account = database.account(100);

        List<Admission> each =
                ledger.submitEach(
                        List.of(
                                keyed(account, "k", "x"),
                                keyed(account, "k", "x"),
                                keyed(account, "k", "y")));

        assertThat(each.getFirst()).isInstanceOf(Admission.Accepted.class);
        var job = ((Admission.Accepted) each.getFirst()).job();
        assertThat(each.subList(1, 3))
                .containsExactly(new Admission.Repeated(job), new Admission.KeyReused(job));
        assertThat(ledger.submitAll(List.of(keyed(account, "l", "x"), keyed(account, "l", "y"))))
                .isInstanceOf(BulkAdmission.Refused.class);
        assertThat(database.balance(account)).isEqualTo(97);
    }

    @Test
    void all_or_none_tells_the_first_refusal_also_where_a_later_one_is_decided_sooner() {
        AccountId account = database.account(4);

        BulkAdmission refused =
                ledger.submitAll(
                        List.of(
                                keyed(account, "k", "x"),
                                keyed(account, "k", "y"),
                                Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER)));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        BulkAdmission.Refused.class,
                        first -> assertThat(first.place()).isEqualTo(1));
        assertThat(database.balance(account)).isEqualTo(4);
    }

    @Test
    void a_batch_whose_answer_was_lost_can_be_repeated() {
        AccountId account = database.account(18);
        List<Submission> batch = techPacks(account, 2);
        ledger.submitEach(batch);

        assertThat(ledger.submitEach(batch).stream().map(LedgerTestBase::timeless))
                .isEqualTo(batch.stream().map(each -> timeless(each.id())).toList());
        assertThat(database.balance(account)).isZero();
    }

    @Test
    void batches_and_single_submissions_that_race_share_keys_and_balance() throws Exception {
        AccountId account = database.account(90);
        Stream<Callable<List<Admission>>> batches =
                IntStream.range(0, 6)
                        .mapToObj(i ->
                                () ->
                                        i % 2 == 0
                                                ? ledger.submitEach(keyed(account, 20))
                                                : List.of(
                                                        ledger.submit(
                                                                keyed(account, "key-3", "x"))));

        List<Admission> all = atOnce(batches.toList()).stream().flatMap(List::stream).toList();

        assertThat(all).filteredOn(Admission.Accepted.class::isInstance).hasSize(20);
        assertThat(all).filteredOn(Admission.Repeated.class::isInstance).hasSize(43);
        assertThat(database.balance(account)).isEqualTo(30);
    }

    private static List<Submission> techPacks(AccountId account, int count) {
        return Stream.generate(() -> of(account, TechPackJob.TECH_PACK)).limit(count).toList();
    }

    private static Submission of(AccountId account, TechPackJob type) {
        return Submission.of(account, type, "shirt", ORDER);
    }

    private static List<Submission> keyed(AccountId account, int count) {
        return IntStream.range(0, count).mapToObj(i -> keyed(account, "key-" + i, "x")).toList();
    }
}
