package io.techpack.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.Outcome;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.DueStage;
import io.techpack.ledger.Item;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.Submission;
import io.techpack.ledger.TestDatabase;
import io.techpack.product.Products;
import io.techpack.product.Revision;
import io.techpack.product.Revisions;
import io.techpack.product.TechPackJob;
import io.techpack.product.ViewType;
import io.techpack.retention.Retention.Ages;
import io.techpack.retention.Retention.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of the year 2023, real ones, whose credits must fit after each test. */
abstract class RetentionTestBase {

    static final Duration MONTH = Duration.ofDays(30);
    static final Ages OLD_JOBS = Ages.NONE.withEndedJobs(MONTH);

    private static final String OLD = "interval '40 days'";

    @TempDir Path directory;

    private long time = 1_700_000_000_000L;
    TestDatabase database;
    Ledger ledger;
    Revisions revisions;
    Products products;
    ArtifactStore artifacts;
    Retention retention;
    AccountId account;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        ledger = database.ledger();
        revisions = new Revisions(database.database());
        products = new Products(database.database());
        artifacts = ArtifactStore.inDirectory(directory);
        retention = new Retention(database.database(), artifacts);
        account = database.account(1_000);
    }

    @AfterEach
    void close() {
        ledger.close();
        database.assertCreditsFit();
        database.close();
    }

    /** How many jobs a whole pass deletes. */
    long purge(Ages ages) {
        return Retention.Report.of(retention, ages, false).deleted(Kind.JOBS);
    }

    boolean exists(JobId job) {
        return database.count("select count(*) from job where id = '%s'".formatted(job)) == 1;
    }

    /** All that has ended, did so forty days earlier. */
    void age() {
        database.jdbi()
                .useHandle(handle -> {
                    handle.execute("update job set finished_at = finished_at - " + OLD);
                    handle.execute(
                            "update webhook_delivery set finished_at = finished_at - " + OLD);
                    handle.execute("update revision set created_at = created_at - " + OLD);
                    handle.execute("update revision set restored_at = restored_at - " + OLD);
                    handle.execute("update item_cache set created_at = created_at - " + OLD);
                    handle.execute("update stage_item set created_at = created_at - " + OLD);
                });
    }

    Revision sent(String product, ArtifactKey picture) {
        Revision revision =
                new Revision(
                        later(),
                        product,
                        ViewType.FRONT,
                        picture.value(),
                        picture.value(),
                        9,
                        9,
                        "0",
                        Optional.empty());
        revisions.add(account, revision);
        return revision;
    }

    Revision made(Revision parent) {
        return new Revision(
                later(),
                parent.productId(),
                parent.viewType(),
                parent.picture(),
                parent.thumbnail(),
                9,
                9,
                "0",
                Optional.of(parent.id()));
    }

    /** A job that has succeeded. */
    JobId run(TechPackJob type, String product, Item... items) {
        return run(type, product, "{}", items);
    }

    JobId run(TechPackJob type, String product, String result, Item... items) {
        Assignment assignment = begun(type, product);
        for (Item item : items) {
            ledger.progress(assignment, 1, items.length, "made", Optional.of(item));
        }
        assertThat(ledger.complete(assignment, Outcome.done(result))).isTrue();
        return assignment.lease().job();
    }

    Assignment begun(TechPackJob type, String product) {
        JobId job = submitted(type, product);
        return ledger.claim(WorkerId.next(), List.of(new DueStage(job, type.first().stage())))
                .getFirst();
    }

    JobId submitted(TechPackJob type, String product) {
        Submission submission =
                new Submission(
                        new JobId(later()),
                        account,
                        type,
                        product,
                        "{}",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        ledger.submit(submission);
        return submission.id();
    }

    /** The next job is younger than the last one by that much. */
    void nextComesAfter(Duration time) {
        this.time += time.toMillis() - 1;
    }

    /** When the last job was submitted, by its id. */
    Instant lastSubmission() {
        return Instant.ofEpochMilli(time);
    }

    /** An id of a moment after all others, however fast the test runs. */
    private UUID later() {
        return new UUID(++time << 16 | 0x7000L, 1L << 63);
    }
}
