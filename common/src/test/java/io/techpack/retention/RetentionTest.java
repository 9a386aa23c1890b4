package io.techpack.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactType;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.WorkerId;
import io.techpack.ledger.DueStage;
import io.techpack.ledger.Item;
import io.techpack.ledger.RetryResult;
import io.techpack.product.NewRevision;
import io.techpack.product.Products;
import io.techpack.product.Revision;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.retention.Retention.Ages;
import io.techpack.retention.Retention.Kind;
import io.techpack.retention.Retention.Place;
import io.techpack.retention.Retention.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What goes for its age, and what never does. */
class RetentionTest extends RetentionTestBase {

    private static final ArtifactKey PICTURE = ArtifactKey.of(new byte[] {1}, ArtifactType.JPEG);

    private static final Ages OLD_PRODUCTS =
            new Ages(Optional.of(MONTH), Optional.of(MONTH), Optional.empty(), Optional.empty());

    @Test
    void an_old_job_goes_with_all_that_belongs_to_it_and_its_cost_is_rolled_up() {
        for (String kind : List.of("succeeded", "canceled")) {
            JobId job = submitted(TechPackJob.TECH_PACK, "shirt");
            if (kind.equals("canceled")) {
                ledger.cancel(account, job);
            }
        }
        run(TechPackJob.CLOSE_UP_GENERATION, "shirt", Item.of(0, "{}"));
        JobId failed = failed();
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "insert into webhook_delivery (account_id, job_id, queue, status, next_attempt_at, finished_at, event, url, data)"
                                        + " select account_id, id, id, 'delivered', null, now(), 'job.failed', 'http://x/', '{}' from job where id = ?",
                                failed.value()));
        age();
        long balance = database.balance(account);

        assertThat(purge(OLD_JOBS)).isEqualTo(3);

        assertThat(database.count("select count(*) from job")).isEqualTo(1);
        for (String table :
                List.of("stage_result", "stage_item", "unfinished_attempt", "webhook_delivery")) {
            assertThat(database.count("select count(*) from " + table)).as(table).isZero();
        }
        // the grant, and the charges of the one that has not ended
        assertThat(database.count("select count(*) from ledger_entry")).isEqualTo(1 + 3);
        assertThat(database.balance(account)).isEqualTo(balance);
        String months =
                database.jdbi()
                        .withHandle(handle ->
                                handle.createQuery(
                                                "select sum(jobs) || ' ' || sum(held) || ' ' || sum(used) || ' ' || sum(refunded) from ledger_month")
                                        .mapTo(String.class)
                                        .one());
        assertThat(months).isEqualTo("3 21 3 18");
        assertThat(database.drift()).isZero();
    }

    @Test
    void a_dry_run_counts_the_same_and_changes_nothing() {
        for (int i = 0; i < 5; i++) {
            run(TechPackJob.CATEGORY_DETECTION, "p" + i);
        }
        sent("shirt", PICTURE);
        age();

        Report report = Report.of(retention, OLD_PRODUCTS, true);

        assertThat(report.deleted(Kind.JOBS)).isEqualTo(5);
        assertThat(report.deleted(Kind.PRODUCTS)).isEqualTo(1);
        assertThat(database.count("select count(*) from job")).isEqualTo(5);
        assertThat(products.exists(account, "shirt")).isTrue();
        assertThat(purge(OLD_JOBS)).isEqualTo(5);
    }

    @Test
    void nothing_goes_where_no_age_is_set() {
        run(TechPackJob.CATEGORY_DETECTION, "p");
        sent("shirt", PICTURE);
        artifacts.put(account, new byte[] {7}, ArtifactType.JPEG);
        age();

        Report report = Report.of(retention, Ages.NONE, false);

        for (Kind kind : Kind.values()) {
            assertThat(report.deleted(kind)).as(kind.id()).isZero();
        }
    }

    @Test
    void what_a_product_shows_stays_and_what_it_shows_no_more_goes() {
        Revision front = sent("shirt", PICTURE);
        JobId overtaken = run(TechPackJob.CATEGORY_DETECTION, "shirt", "{\"category\":\"BAGS\"}");
        run(TechPackJob.CATEGORY_DETECTION, "shirt", "{\"category\":\"APPAREL\"}");
        run(TechPackJob.BASE_VIEW_ANALYSIS, "shirt", about(front, "{\"n\":1}"));
        JobId between = run(TechPackJob.BASE_VIEW_ANALYSIS, "shirt", about(front, "{\"n\":2}"));
        run(TechPackJob.BASE_VIEW_ANALYSIS, "shirt", about(front, "{\"n\":3}"));
        Revision edited = made(front);
        run(TechPackJob.FIELD_EDIT, "shirt", NewRevision.with(Item.of(0, "{\"n\":4}"), edited));
        JobId repeated = run(TechPackJob.BASE_VIEW_ANALYSIS, "shirt", about(edited, "{\"n\":5}"));
        run(TechPackJob.BASE_VIEW_ANALYSIS, "shirt", about(edited, "{\"n\":6}"));
        JobId oldShots = run(TechPackJob.CLOSE_UP_GENERATION, "shirt", Item.of(0, "{}"));
        run(TechPackJob.CLOSE_UP_GENERATION, "shirt", Item.of(0, "{\"order\":1}"));
        run(TechPackJob.SKETCH_GENERATION, "shirt", Item.of(0, "{\"viewType\":\"back\"}"));
        run(TechPackJob.SKETCH_GENERATION, "shirt", Item.of(0, "{\"viewType\":\"front\"}"));
        JobId unlucky = failed();
        age();
        String before = shown(front, edited);

        assertThat(purge(OLD_JOBS)).isEqualTo(5);

        assertThat(shown(front, edited)).isEqualTo(before).contains("\"n\":6", "APPAREL");
        for (JobId gone : List.of(overtaken, between, repeated, oldShots, unlucky)) {
            assertThat(exists(gone)).isFalse();
        }
        assertThat(purge(OLD_JOBS)).isZero();
        products.restore(account, front.id());
        assertThat(shown(front, edited)).contains("\"n\":3");
    }

    private String shown(Revision... of) {
        Products.TechPack pack = products.techPack(account, "shirt");
        List<Object> histories = new ArrayList<>();
        for (Revision each : of) {
            histories.add(products.history(account, each.id()).orElseThrow());
            histories.add(products.analysis(account, each.id()).orElseThrow());
        }
        return pack + "\n" + histories;
    }

    @Test
    void what_lives_or_is_young_or_is_still_to_be_told_stays() {
        JobId waiting = submitted(TechPackJob.TECH_PACK, "shirt");
        JobId running = begun(TechPackJob.TECH_PACK, "shirt").lease().job();
        JobId untold = run(TechPackJob.CATEGORY_DETECTION, "shirt");
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "insert into webhook_delivery (account_id, job_id, queue, event, url, data)"
                                        + " select account_id, id, id, 'job.succeeded', 'http://x/', '{}' from job where id = ?",
                                untold.value()));
        age();
        JobId young = run(TechPackJob.CATEGORY_DETECTION, "shirt");

        assertThat(purge(OLD_JOBS)).isZero();

        assertThat(List.of(waiting, running, untold, young)).allMatch(this::exists);
    }

    @Test
    void a_job_whose_credits_do_not_fit_stays_to_be_looked_at() {
        JobId job = run(TechPackJob.CLOSE_UP_GENERATION, "shirt");
        age();
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "update ledger_entry set amount = -4 where job_id is not null"));

        assertThat(purge(OLD_JOBS)).isZero();

        assertThat(exists(job)).isTrue();
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "update ledger_entry set amount = -3 where job_id is not null"));
        assertThat(purge(OLD_JOBS)).isEqualTo(1);
    }

    @Test
    void a_row_that_somebody_holds_is_left_alone_and_not_waited_for() {
        JobId held = failed();
        failed();
        age();

        database.jdbi()
                .useTransaction(handle -> {
                    handle.execute("select from job where id = ? for update", held.value());
                    assertThat(elsewhere(OLD_JOBS).deleted(Kind.JOBS)).isEqualTo(1);
                });

        assertThat(exists(held)).isTrue();
        assertThat(ledger.retry(account, held)).isInstanceOf(RetryResult.Resumed.class);
        assertThat(purge(OLD_JOBS)).isZero();
    }

    @Test
    void a_job_that_is_gone_cannot_be_retried() {
        JobId job = failed();
        age();
        purge(OLD_JOBS);

        assertThat(ledger.retry(account, job)).isInstanceOf(RetryResult.UnknownJob.class);
    }

    @Test
    void retries_and_purges_at_once_lose_neither_a_job_nor_a_credit() throws Exception {
        List<JobId> jobs = IntStream.range(0, 60).mapToObj(_ -> failed()).toList();
        age();
        List<Callable<Boolean>> calls = new ArrayList<>();
        jobs.forEach(
                job -> calls.add(() -> ledger.retry(account, job) instanceof RetryResult.Resumed));
        for (int i = 0; i < 4; i++) {
            calls.add(
                    i * 15,
                    () -> {
                        Optional<Place> next = Optional.of(Place.beginningOf(Kind.JOBS));
                        while (next.isPresent()) {
                            next = retention.slice(next.get(), OLD_JOBS, 3, false).on();
                        }
                        return false;
                    });
        }

        long resumed;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            resumed = threads.invokeAll(calls).stream().filter(Future::resultNow).count();
        }

        assertThat(database.count("select count(*) from job")).isGreaterThanOrEqualTo(resumed);
        assertThat(database.count("select count(*) from job where finished_at is null"))
                .isEqualTo(resumed);
        purge(OLD_JOBS);
        assertThat(database.count("select coalesce(sum(jobs), 0) from ledger_month"))
                .isEqualTo(60 - resumed);
        database.assertCreditsFit();
    }

    @Test
    void products_go_only_when_asked_for_and_their_jobs_after_them() {
        Revision old = sent("shirt", PICTURE);
        run(TechPackJob.BASE_VIEW_ANALYSIS, "shirt", about(old, "{}"));
        run(TechPackJob.FIELD_EDIT, "shirt", NewRevision.with(Item.of(0, "{}"), made(old)));
        sent("restored", PICTURE);
        sent("busy", PICTURE);
        age();
        Revision restored = sent("restored", PICTURE);
        run(TechPackJob.CATEGORY_DETECTION, "busy");
        assertThat(purge(OLD_JOBS)).isZero();

        assertThat(purge(OLD_PRODUCTS)).isEqualTo(2);

        assertThat(products.exists(account, "shirt")).isFalse();
        assertThat(products.history(account, old.id())).isEmpty();
        assertThat(products.exists(account, "restored")).isTrue();
        assertThat(products.history(account, restored.id())).isPresent();
        assertThat(products.exists(account, "busy")).isTrue();
    }

    @Test
    void a_picture_that_is_being_added_keeps_its_product() {
        sent("shirt", PICTURE);
        age();
        database.jdbi()
                .useTransaction(handle -> {
                    handle.execute(
                            "insert into revision (id, account_id, product_id, view_type, picture, thumbnail, width, height, sha256)"
                                    + " values (?, ?, 'shirt', 'back', 'x', 'x', 9, 9, '0')",
                            UUID.randomUUID(),
                            account.value());
                    assertThat(elsewhere(OLD_PRODUCTS).deleted(Kind.PRODUCTS)).isZero();
                });

        assertThat(products.revisions(account, "shirt", Products.NEWEST, 9)).hasSize(2);
        assertThat(Report.of(retention, OLD_PRODUCTS, false).deleted(Kind.PRODUCTS)).isZero();
    }

    @Test
    void cached_items_go_when_asked_for_and_expired_idempotency_keys_always() {
        JobId job = run(TechPackJob.BASE_VIEW_ANALYSIS, "shirt", Item.of(0, "{}").cachedAs("one"));
        database.jdbi()
                .useHandle(handle -> {
                    for (String age : List.of("25 hours", "23 hours")) {
                        handle.execute(
                                "insert into idempotency_key (account_id, key, digest, job_id, created_at) values (?, ?, '', ?, now() - ?::interval)",
                                account.value(),
                                age,
                                job.value(),
                                age);
                    }
                });
        age();

        Report none = Report.of(retention, Ages.NONE, false);
        Report all =
                Report.of(
                        retention,
                        new Ages(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(MONTH),
                                Optional.empty()),
                        false);

        assertThat(none.deleted(Kind.IDEMPOTENCY_KEYS)).isEqualTo(1);
        assertThat(none.deleted(Kind.CACHED_ITEMS)).isZero();
        assertThat(database.count("select count(*) from idempotency_key where key = '23 hours'"))
                .isEqualTo(1);
        assertThat(all.deleted(Kind.CACHED_ITEMS)).isEqualTo(1);
        assertThat(database.count("select count(*) from item_cache")).isZero();
    }

    @Test
    void slices_of_one_row_do_the_same_and_a_place_can_be_told_and_found_again() {
        for (int i = 0; i < 4; i++) {
            run(TechPackJob.CATEGORY_DETECTION, "p");
            sent("product " + i, PICTURE);
        }
        age();
        Report report = new Report();
        Optional<Place> next = Optional.of(Place.START);
        while (next.isPresent()) {
            Place told = Place.of(next.get().toString()).orElseThrow();
            next = report.add(retention.slice(told, OLD_PRODUCTS, 1, false));
        }

        assertThat(report.deleted(Kind.JOBS)).isEqualTo(4);
        assertThat(report.deleted(Kind.PRODUCTS)).isEqualTo(4);
        assertThat(Place.of("JOBS.x")).isEmpty();
        assertThat(Place.of("PRODUCTS.' or 1=1")).isEmpty();
        assertThat(Place.of("nowhere")).isEmpty();
        assertThatThrownBy(() -> new Place(Kind.JOBS, "x"))
                .hasMessageContaining("is no key of JOBS");
    }

    @Test
    void one_process_leads_until_its_lease_ends_and_is_overdue_when_it_gives_no_sign() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        Duration lease = Duration.ofMinutes(1);

        assertThat(retention.isDue(Duration.ofHours(1))).isTrue();
        assertThat(retention.overdue(Duration.ofHours(1))).isZero();
        assertThat(retention.lead(one, lease)).isTrue();
        assertThat(retention.lead(other, lease)).isFalse();
        assertThat(retention.lead(one, lease)).isTrue();
        retention.finished(false);
        assertThat(retention.isDue(Duration.ofHours(1))).isFalse();
        assertThat(retention.lead(other, Duration.ofMillis(1))).isTrue();
        assertThat(retention.isCollectionDue(Duration.ofHours(1))).isTrue();
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "update retention_run set lease_until = now() - interval '1 second', renewed_at = now() - interval '3 hours', finished_at = now() - interval '3 hours'"));
        assertThat(retention.overdue(Duration.ofHours(1)))
                .isBetween(Duration.ofMinutes(119), Duration.ofMinutes(121));
        assertThat(retention.lead(other, lease)).isTrue();
        assertThat(retention.lead(one, lease)).isFalse();
        assertThat(retention.overdue(Duration.ofHours(1))).isLessThan(Duration.ofMinutes(1));
    }

    /** A pass on a connection of its own, while this thread's transaction is open. */
    private Report elsewhere(Ages ages) {
        return CompletableFuture.supplyAsync(() -> Report.of(retention, ages, false)).join();
    }

    private static Item about(Revision revision, String content) {
        return Item.of(0, content).about(revision.id());
    }

    private JobId failed() {
        var assignment = begun(TechPackJob.TECH_PACK, "shirt");
        ledger.requeue(assignment.lease(), Duration.ZERO, true, "again");
        var again =
                ledger.claim(
                                WorkerId.next(),
                                List.of(
                                        new DueStage(
                                                assignment.lease().job(), TechPackStage.CATEGORY)))
                        .getFirst();
        ledger.fail(
                again.lease(),
                new Failure(FailureKind.STAGE_FAILED, TechPackStage.CATEGORY, "no luck"));
        return assignment.lease().job();
    }
}
