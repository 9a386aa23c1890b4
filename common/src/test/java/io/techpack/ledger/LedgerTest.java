package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.techpack.job.AccountId;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.JobType;
import io.techpack.job.Lease;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.product.Revision;
import io.techpack.product.ViewType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final String ORDER = "{\"productId\":\"p\"}";

    private final WorkerId worker = WorkerId.next();
    private TestDatabase database;
    private Ledger ledger;
    private JobBoard board;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        ledger =
                new Ledger(
                        database.jdbi(),
                        LedgerSettings.DEFAULTS,
                        Announcer.SILENT,
                        new SimpleMeterRegistry());
        board = new JobBoard(database.jdbi());
    }

    @AfterEach
    void close() {
        ledger.close();
        assertThat(database.drift()).isZero();
        database.close();
    }

    @Test
    void a_tech_pack_goes_through_its_four_stages_and_costs_nine_credits() {
        AccountId account = database.account(20);
        JobId job = accepted(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));
        assertThat(database.balance(account)).isEqualTo(11);

        for (Stage stage :
                List.of(Stage.CATEGORY, Stage.BASE_VIEWS, Stage.CLOSE_UPS, Stage.SKETCHES)) {
            assertThat(
                            ledger.complete(
                                    claim(job, stage),
                                    Outcome.done("{\"stage\":\"" + stage.id() + "\"}")))
                    .isTrue();
        }

        JobView view = board.find(account, job).orElseThrow();
        assertThat(view.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(view.progress()).isEqualTo(100);
        assertThat(view.used()).isEqualTo(9);
        assertThat(view.refunded()).isZero();
        assertThat(view.ended())
                .extracting(JobView.EndedStage::stage)
                .containsExactly(Stage.CATEGORY, Stage.BASE_VIEWS, Stage.CLOSE_UPS, Stage.SKETCHES);
        assertThat(view.entries()).extracting(JobView.Entry::amount).containsExactly(-3, -3, -3);
    }

    @Test
    void a_later_stage_is_handed_the_results_and_items_of_those_before() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));
        ledger.complete(claim(job, Stage.CATEGORY), Outcome.done("{\"category\":\"APPAREL\"}"));
        Assignment baseViews = claim(job, Stage.BASE_VIEWS);
        ledger.report(
                baseViews, 1, 2, "View 1/2 analysed", Optional.of(Item.of(0, "{\"view\":0}")));
        ledger.report(
                baseViews, 2, 2, "View 2/2 analysed", Optional.of(Item.of(1, "{\"view\":1}")));
        ledger.complete(baseViews, Outcome.done("{}"));

        Assignment closeUps = claim(job, Stage.CLOSE_UPS);

        assertThat(closeUps.workOrder()).isEqualTo(ORDER);
        assertThat(closeUps.results()).containsEntry(Stage.CATEGORY, "{\"category\":\"APPAREL\"}");
        assertThat(closeUps.itemsOf(Stage.BASE_VIEWS))
                .containsExactly(
                        new FinishedItem(0, "{\"view\":0}"), new FinishedItem(1, "{\"view\":1}"));
    }

    @Test
    void progress_follows_the_plan_and_never_falls() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));
        assertThat(progress(account, job)).isZero();
        Assignment category = claim(job, Stage.CATEGORY);
        assertThat(progress(account, job)).isEqualTo(5);
        ledger.complete(category, Outcome.done("{}"));
        assertThat(progress(account, job)).isEqualTo(10);
        Assignment baseViews = claim(job, Stage.BASE_VIEWS);
        assertThat(progress(account, job)).isEqualTo(15);
        ledger.complete(baseViews, Outcome.done("{}"));
        Assignment closeUps = claim(job, Stage.CLOSE_UPS);
        ledger.report(closeUps, 2, 8, "Close-up 2/8 ready", Optional.empty());
        assertThat(progress(account, job)).isEqualTo(51);
        assertThat(board.find(account, job).orElseThrow().stageProgress()).isEqualTo(25);
        ledger.report(closeUps, 1, 8, "late news", Optional.empty());
        assertThat(progress(account, job)).isEqualTo(51);
    }

    @Test
    void every_visible_change_raises_the_version_and_items_carry_it() {
        AccountId account = database.account(3);
        JobId job = accepted(Submission.of(account, JobType.CLOSE_UP_GENERATION, "shirt", ORDER));
        Assignment attempt = claim(job, Stage.CLOSE_UPS);
        ledger.report(attempt, 1, 6, "one", Optional.of(Item.of(0, "{}")));
        long before = board.version(account, job).orElseThrow();
        ledger.report(attempt, 2, 6, "two", Optional.of(Item.of(1, "{}")));

        JobView sinceThen = board.find(account, job, before).orElseThrow();

        assertThat(sinceThen.version()).isEqualTo(before + 1);
        assertThat(sinceThen.items()).extracting(JobView.ShownItem::ordinal).containsExactly(1);
    }

    @Test
    void a_balance_that_does_not_fit_stores_nothing_and_charges_nothing() {
        AccountId account = database.account(8);

        Admission admission =
                ledger.submit(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));

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
                                                                        ? JobType.TECH_PACK
                                                                        : JobType
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
                                        JobType.CATEGORY_DETECTION,
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
        Submission submission = Submission.of(account, JobType.TECH_PACK, "shirt", ORDER);
        accepted(submission);

        assertThat(ledger.submit(submission)).isEqualTo(new Admission.Accepted(submission.id()));
        assertThat(database.balance(account)).isZero();
    }

    @Test
    void a_job_is_claimed_once() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));
        claim(job, Stage.CATEGORY);

        assertThat(ledger.claim(WorkerId.next(), List.of(new Due(job, Stage.CATEGORY)))).isEmpty();
        assertThat(ledger.claim(worker, List.of(new Due(job, Stage.BASE_VIEWS)))).isEmpty();
    }

    @Test
    void a_record_repeated_within_one_batch_is_claimed_once() {
        AccountId account = database.account(9);
        Due due =
                new Due(
                        accepted(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER)),
                        Stage.CATEGORY);

        assertThat(ledger.claim(worker, List.of(due, due, due))).hasSize(1);
    }

    @Test
    void a_stale_attempt_cannot_complete_report_or_fail_a_rescued_job() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));
        Assignment stale = claim(job, Stage.CATEGORY);
        ledger.again(stale.lease(), Duration.ZERO, true, "rescued");
        Assignment current = claim(job, Stage.CATEGORY);
        assertThat(current.lease().attempt()).isEqualTo(2);
        long version = board.version(account, job).orElseThrow();

        assertThat(ledger.complete(stale, Outcome.done("{\"stale\":true}"))).isFalse();
        assertThat(ledger.report(stale, 1, 1, "stale", Optional.of(Item.of(0, "{}")))).isFalse();
        assertThat(ledger.again(stale.lease(), Duration.ZERO, true, "stale")).isFalse();
        assertThat(ledger.release(stale.lease())).isFalse();
        assertThat(
                        ledger.fail(
                                stale.lease(),
                                new Failure(FailureKind.STAGE_FAILED, Stage.CATEGORY, "stale")))
                .isFalse();

        assertThat(board.version(account, job)).hasValue(version);
        assertThat(database.count("select count(*) from stage_item")).isZero();
        assertThat(ledger.complete(current, Outcome.done("{\"stale\":false}"))).isTrue();
    }

    @Test
    void another_worker_cannot_use_a_lease_that_is_not_its_own() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));
        Lease held = claim(job, Stage.CATEGORY).lease();
        Lease forged = new Lease(held.job(), held.stage(), held.attempt(), WorkerId.next());

        assertThat(ledger.release(forged)).isFalse();
        assertThat(ledger.release(held)).isTrue();
    }

    @Test
    void a_failed_stage_keeps_what_was_done_and_gives_back_the_rest() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));
        ledger.complete(claim(job, Stage.CATEGORY), Outcome.done("{}"));
        ledger.complete(claim(job, Stage.BASE_VIEWS), Outcome.done("{}"));
        Lease lease = claim(job, Stage.CLOSE_UPS).lease();

        assertThat(
                        ledger.fail(
                                lease,
                                new Failure(FailureKind.STAGE_FAILED, Stage.CLOSE_UPS, "no luck")))
                .isTrue();

        JobView view = board.find(account, job).orElseThrow();
        assertThat(view.status()).isEqualTo(JobStatus.FAILED);
        assertThat(view.failure())
                .hasValue(new Failure(FailureKind.STAGE_FAILED, Stage.CLOSE_UPS, "no luck"));
        assertThat(view.used()).isEqualTo(3);
        assertThat(view.refunded()).isEqualTo(6);
        assertThat(database.balance(account)).isEqualTo(6);
        assertThat(view.entries())
                .filteredOn(entry -> entry.kind().equals("REFUND"))
                .extracting(JobView.Entry::stage, JobView.Entry::reason)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple(Stage.CLOSE_UPS, "failed"),
                        org.assertj.core.api.Assertions.tuple(Stage.SKETCHES, "not run"));
    }

    @Test
    void a_cached_stage_is_free() {
        AccountId account = database.account(3);
        JobId job = accepted(Submission.of(account, JobType.BASE_VIEW_ANALYSIS, "shirt", ORDER));

        ledger.complete(claim(job, Stage.BASE_VIEWS), Outcome.cached("{}"));

        JobView view = board.find(account, job).orElseThrow();
        assertThat(view.used()).isZero();
        assertThat(view.refunded()).isEqualTo(3);
        assertThat(view.ended(Stage.BASE_VIEWS).orElseThrow().cached()).isTrue();
        assertThat(database.balance(account)).isEqualTo(3);
    }

    @Test
    void a_job_that_failed_after_a_cached_stage_is_not_given_back_twice() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));
        ledger.complete(claim(job, Stage.CATEGORY), Outcome.done("{}"));
        ledger.complete(claim(job, Stage.BASE_VIEWS), Outcome.cached("{}"));

        ledger.fail(
                claim(job, Stage.CLOSE_UPS).lease(),
                new Failure(FailureKind.STAGE_FAILED, Stage.CLOSE_UPS, "no luck"));

        assertThat(database.balance(account)).isEqualTo(9);
        assertThat(board.find(account, job).orElseThrow().refunded()).isEqualTo(9);
    }

    @Test
    void a_cancel_ends_a_queued_or_running_job_once_and_gives_back_what_was_not_done() {
        AccountId account = database.account(18);
        JobId queued = accepted(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));
        JobId running = accepted(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));
        Assignment attempt = claim(running, Stage.CATEGORY);

        assertThat(ledger.cancel(account, queued)).isTrue();
        assertThat(ledger.cancel(account, queued)).isFalse();
        assertThat(ledger.cancel(account, running)).isTrue();
        assertThat(ledger.complete(attempt, Outcome.done("{}"))).isFalse();

        assertThat(database.balance(account)).isEqualTo(18);
        assertThat(board.find(account, running).orElseThrow().status())
                .isEqualTo(JobStatus.CANCELED);
    }

    @Test
    void nobody_cancels_or_sees_the_job_of_another_account() {
        AccountId account = database.account(9);
        AccountId stranger = database.account(9);
        JobId job = accepted(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));

        assertThat(ledger.cancel(stranger, job)).isFalse();
        assertThat(board.find(stranger, job)).isEmpty();
        assertThat(board.version(stranger, job)).isEmpty();
        assertThat(board.page(stranger, new JobBoard.Filter(null, null, null, null), 10)).isEmpty();
        assertThat(ledger.cancel(account, job)).isTrue();
    }

    @Test
    void a_worker_that_stops_answering_loses_its_jobs_and_a_living_one_keeps_them() {
        LedgerSettings impatient = new LedgerSettings(10, Duration.ZERO, Duration.ofMillis(1));
        AccountId account = database.account(9);
        try (Ledger rescuer =
                new Ledger(
                        database.jdbi(), impatient, Announcer.SILENT, new SimpleMeterRegistry())) {
            JobId job = accepted(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));
            ledger.beat(new Heartbeat(worker, "w", java.util.Set.of(Stage.CATEGORY), 1, List.of()));
            Assignment attempt = claim(job, Stage.CATEGORY);

            assertThat(ledger.rescue()).isZero();
            org.awaitility.Awaitility.await().until(() -> rescuer.rescue() == 1);

            assertThat(
                            ledger.beat(
                                    new Heartbeat(
                                            worker,
                                            "w",
                                            java.util.Set.of(Stage.CATEGORY),
                                            1,
                                            List.of(attempt.lease()))))
                    .containsExactly(attempt.lease());
            assertThat(ledger.complete(attempt, Outcome.done("{}"))).isFalse();
            assertThat(claim(job, Stage.CATEGORY).tries()).isEqualTo(2);
        }
    }

    @Test
    void a_released_attempt_does_not_count_but_its_lease_is_never_given_again() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));
        Assignment released = claim(job, Stage.CATEGORY);
        ledger.release(released.lease());

        Assignment next = claim(job, Stage.CATEGORY);

        assertThat(next.tries()).isEqualTo(1);
        assertThat(next.lease()).isNotEqualTo(released.lease());
    }

    @Test
    void a_retry_is_not_due_before_its_time_whoever_asks() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));
        ledger.again(claim(job, Stage.CATEGORY).lease(), Duration.ofMinutes(5), true, "later");

        assertThat(ledger.claim(worker, List.of(new Due(job, Stage.CATEGORY)))).isEmpty();
        assertThat(ledger.claimLeftOver(worker, Map.of(Stage.CATEGORY, 5), Duration.ZERO))
                .isEmpty();
    }

    @Test
    void an_announced_job_is_left_to_its_record_for_a_while_and_then_found_left_over() {
        AccountId account = database.account(27);
        LedgerSettings patient =
                new LedgerSettings(10, Duration.ofMinutes(1), Duration.ofSeconds(15));
        try (Ledger announcing =
                        new Ledger(
                                database.jdbi(),
                                patient,
                                Announcer.SILENT,
                                new SimpleMeterRegistry());
                Ledger impatient =
                        new Ledger(
                                database.jdbi(),
                                new LedgerSettings(10, Duration.ZERO, Duration.ofSeconds(15)),
                                Announcer.SILENT,
                                new SimpleMeterRegistry())) {
            announcing.submit(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));
            assertThat(ledger.claimLeftOver(worker, Map.of(Stage.CATEGORY, 5), Duration.ZERO))
                    .isEmpty();

            impatient.submit(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));
            impatient.submit(Submission.of(account, JobType.TECH_PACK, "shirt", ORDER));
            assertThat(
                            ledger.claimLeftOver(
                                    worker,
                                    Map.of(Stage.CATEGORY, 1, Stage.SKETCHES, 4),
                                    Duration.ZERO))
                    .hasSize(1);
        }
    }

    @Test
    void a_job_past_its_deadline_is_not_claimed_and_ends() {
        AccountId account = database.account(9);
        Submission submission =
                new Submission(
                        JobId.next(),
                        account,
                        JobType.TECH_PACK,
                        "shirt",
                        ORDER,
                        Optional.empty(),
                        Optional.of(Duration.ofMillis(1)),
                        Optional.empty());
        JobId job = accepted(submission);
        org.awaitility.Awaitility.await().until(() -> ledger.expire() == 1);

        assertThat(ledger.claim(worker, List.of(new Due(job, Stage.CATEGORY)))).isEmpty();
        assertThat(board.find(account, job).orElseThrow().failure().orElseThrow().kind())
                .isEqualTo(FailureKind.DEADLINE_EXCEEDED);
        assertThat(database.balance(account)).isEqualTo(9);
    }

    @Test
    void an_item_is_shown_once_and_brings_its_revision_and_its_cache_entry() {
        AccountId account = database.account(1);
        Revisions revisions = new Revisions(database.jdbi());
        JobId job = accepted(Submission.of(account, JobType.FIELD_EDIT, "shirt", ORDER));
        Assignment attempt = claim(job, Stage.EDIT);
        Revision born =
                new Revision(
                        UUID.randomUUID(),
                        "shirt",
                        ViewType.FRONT,
                        "a.jpg",
                        "b.jpg",
                        300,
                        400,
                        "00",
                        Optional.empty());
        Item item = Item.of(0, "{\"n\":1}").bearing(born).cachedAs("key");

        ledger.report(attempt, 1, 1, "edited", Optional.of(item));
        ledger.report(attempt, 1, 1, "edited", Optional.of(Item.of(0, "{\"n\":2}")));

        assertThat(revisions.find(account, List.of(born.id()))).containsEntry(born.id(), born);
        assertThat(revisions.find(AccountId.next(), List.of(born.id()))).isEmpty();
        assertThat(revisions.analyses(account, List.of(born.id())))
                .hasEntrySatisfying(
                        born.id(), analysis -> assertThat(analysis.get("n").asInt()).isEqualTo(1));
        assertThat(revisions.cached(account, List.of("key", "other")))
                .isEqualTo(Map.of("key", "{\"n\":1}"));
        assertThat(database.count("select count(*) from stage_item")).isEqualTo(1);
    }

    @Test
    void one_call_that_breaks_a_rule_does_not_spoil_the_others_of_its_batch() throws Exception {
        AccountId account = database.account(60);
        List<Assignment> attempts =
                IntStream.range(0, 20)
                        .mapToObj(_ ->
                                claim(
                                        accepted(
                                                Submission.of(
                                                        account,
                                                        JobType.CLOSE_UP_GENERATION,
                                                        "shirt",
                                                        ORDER)),
                                        Stage.CLOSE_UPS))
                        .toList();

        List<Boolean> completed =
                atOnce(
                        IntStream.range(0, 20)
                                .<Callable<Boolean>>mapToObj(i ->
                                        () -> {
                                            try {
                                                return ledger.complete(
                                                        attempts.get(i),
                                                        Outcome.done(i == 7 ? "no json" : "{}"));
                                            } catch (RuntimeException refused) {
                                                return false;
                                            }
                                        })
                                .toList());

        assertThat(completed).containsOnlyOnce(false);
        assertThat(completed.get(7)).isFalse();
    }

    @Test
    void a_closed_ledger_says_so() {
        Ledger closed =
                new Ledger(
                        database.jdbi(),
                        LedgerSettings.DEFAULTS,
                        Announcer.SILENT,
                        new SimpleMeterRegistry());
        closed.close();

        assertThatThrownBy(() -> closed.cancel(AccountId.next(), JobId.next()))
                .isInstanceOf(LedgerUnavailable.class);
    }

    private JobId accepted(Submission submission) {
        assertThat(ledger.submit(submission)).isEqualTo(new Admission.Accepted(submission.id()));
        return submission.id();
    }

    private Assignment claim(JobId job, Stage stage) {
        List<Assignment> claimed = ledger.claim(worker, List.of(new Due(job, stage)));
        assertThat(claimed).hasSize(1);
        return claimed.getFirst();
    }

    private int progress(AccountId account, JobId job) {
        return board.find(account, job).orElseThrow().progress();
    }

    private static Submission keyed(AccountId account, String key, String body) {
        return new Submission(
                JobId.next(),
                account,
                JobType.CLOSE_UP_GENERATION,
                "shirt",
                ORDER,
                Optional.of(new IdempotencyKey(key, body)),
                Optional.empty(),
                Optional.empty());
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = threads.invokeAll(calls);
            return futures.stream().map(Future::resultNow).toList();
        }
    }
}
