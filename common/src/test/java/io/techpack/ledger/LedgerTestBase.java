package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.database.Replica;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Submission.IdempotencyKey;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobQueries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A ledger on a fresh database, whose credits must fit after each test. */
abstract class LedgerTestBase {

    /** What a worker of everything says that it does. */
    static final List<Heartbeat.StageLoad> ALL_STAGES =
            Stream.of(TechPackStage.values())
                    .map(stage -> Heartbeat.StageLoad.of(stage, 8))
                    .toList();

    static final String ORDER = "{\"productId\":\"p\"}";

    final WorkerId worker = WorkerId.next();
    TestDatabase database;
    Ledger ledger;
    JobQueries queries;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        ledger = database.ledger();
        queries = queries(database);
    }

    @AfterEach
    void close() {
        ledger.close();
        database.assertCreditsFit();
        database.close();
    }

    static JobQueries queries(TestDatabase database) {
        return new JobQueries(
                database.database(),
                Replica.none(),
                TechPackJob.TYPES,
                LedgerSettings.DEFAULTS.leaseTime());
    }

    JobId accepted(Submission submission) {
        assertThat(timeless(ledger.submit(submission))).isEqualTo(timeless(submission.id()));
        return submission.id();
    }

    Assignment claim(JobId job, Stage stage) {
        List<Assignment> claimed = ledger.claim(worker, List.of(new DueStage(job, stage)));
        assertThat(claimed).hasSize(1);
        return claimed.getFirst();
    }

    /** Accepted, whenever. */
    static Admission timeless(JobId job) {
        return new Admission.Accepted(job, Instant.EPOCH);
    }

    static Admission timeless(Admission admission) {
        return admission instanceof Admission.Accepted accepted
                ? timeless(accepted.job())
                : admission;
    }

    int progress(AccountId account, JobId job) {
        return queries.find(account, job).orElseThrow().progress();
    }

    static Submission keyed(AccountId account, String key, String body) {
        return new Submission(
                JobId.next(),
                account,
                TechPackJob.CLOSE_UP_GENERATION,
                "shirt",
                ORDER,
                Optional.of(new IdempotencyKey(key, body)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static <T> List<T> atOnce(List<Callable<T>> calls)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = threads.invokeAll(calls);
            return futures.stream().map(Future::resultNow).toList();
        }
    }
}
