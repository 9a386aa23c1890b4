package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.embedded.SharedServers;
import io.techpack.job.AccountId;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.Outcome;
import io.techpack.job.WorkerId;
import io.techpack.ledger.DueStage;
import io.techpack.ledger.Heartbeat;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.LedgerSettings;
import io.techpack.ledger.Submission;
import io.techpack.product.JobInput;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import io.techpack.query.OperatorQueries;
import io.techpack.stage.StageHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Records and jobs that no try can do anything with. */
class PoisonTest extends WorkerTestBase {

    private final AtomicInteger runs = new AtomicInteger();
    private final StageHandler done =
            _ -> {
                runs.incrementAndGet();
                return Outcome.done("{}");
            };

    @Test
    void a_record_that_names_no_job_is_counted_told_once_and_skipped() {
        AccountId account = database.account(10);
        try (TestWorker worker = TestWorker.start(settings(), Map.of(TechPackStage.EDIT, done));
                CapturedLog log = new CapturedLog();
                KafkaProducer<String, String> stranger = producer()) {
            succeeds(worker, account, worker.submit(account, TechPackJob.FIELD_EDIT));
            String nonsense = "nonsense " + account.toString().substring(24);
            stranger.send(new ProducerRecord<>("techpack.edit", nonsense, "x"));
            stranger.send(new ProducerRecord<>("techpack.edit", null, "x"));
            stranger.flush();

            await().atMost(SOON)
                    .until(() ->
                            worker.metrics().get("techpack.records.unreadable").counter().count()
                                    == 2);
            succeeds(worker, account, worker.submit(account, TechPackJob.FIELD_EDIT));

            assertThat(log.with(nonsense))
                    .singleElement()
                    .asString()
                    .contains("is skipped; find out who else writes to this topic");
        }
    }

    @Test
    void a_job_of_a_type_nobody_knows_fails_with_a_refund_and_its_batch_starts_next() {
        AccountId account = database.account(10);
        // waiting before there is a worker, so that one sweep claims them together
        List<JobId> jobs;
        try (Ledger silent = ledger()) {
            jobs = submit(silent, account, 5);
        }
        JobId poison = jobs.get(2);
        database.jdbi()
                .useHandle(handle -> {
                    handle.execute("update job set sweep_at = now()");
                    handle.execute("update job set type = 'hologram' where id = ?", poison.value());
                });
        try (TestWorker worker = TestWorker.start(settings(), Map.of(TechPackStage.EDIT, done));
                CapturedLog log = new CapturedLog()) {
            jobs.stream()
                    .filter(job -> !job.equals(poison))
                    .forEach(job -> succeeds(worker, account, job));
            await().atMost(SOON).until(() -> parked(FailureKind.UNREADABLE) == 1);

            assertThat(runs).hasValue(4);
            assertThat(database.balance(account)).isEqualTo(6);
            await().atMost(SOON).until(() -> counted(worker, FailureKind.UNREADABLE) == 1);
            assertThat(queries().parked(Optional.empty(), 5))
                    .singleElement()
                    .satisfies(job -> {
                        assertThat(job.id()).isEqualTo(poison);
                        assertThat(job.type()).isEqualTo("hologram");
                    });
            assertThat(log.with("job " + poison + " stage edit cannot be read"))
                    .singleElement()
                    .asString()
                    .contains("requeue it once the workers know it");
        }
    }

    @Test
    void a_job_whose_earlier_results_nobody_knows_does_not_stay_claimed_for_ever() {
        AccountId account = database.account(9);
        try (TestWorker worker =
                TestWorker.start(settings(), Map.of(TechPackStage.CATEGORY, done))) {
            JobId job = worker.submit(account, TechPackJob.TECH_PACK);
            await().atMost(SOON)
                    .until(() -> worker.job(account, job).stage() == TechPackStage.BASE_VIEWS);
            database.jdbi()
                    .useHandle(
                            handle -> handle.execute("update stage_result set stage = 'hologram'"));
            WorkerId owner = WorkerId.next();

            assertThat(
                            worker.ledger()
                                    .claim(
                                            owner,
                                            List.of(new DueStage(job, TechPackStage.BASE_VIEWS))))
                    .isEmpty();

            assertThat(parked(FailureKind.UNREADABLE)).isEqualTo(1);
            assertThat(database.balance(account)).isEqualTo(9);
            database.jdbi()
                    .useHandle(handle ->
                            handle.execute(
                                    "update stage_result set stage = 'category' where stage = 'hologram'"));
        }
    }

    @Test
    void a_job_whose_request_cannot_be_read_fails_at_once_with_a_refund() {
        AccountId account = database.account(2);
        StageHandler reads =
                run -> {
                    runs.incrementAndGet();
                    return Outcome.done(
                            run.input(JobInput.class).productId().isEmpty() ? "[]" : "{}");
                };
        try (TestWorker worker = TestWorker.start(settings(), Map.of(TechPackStage.EDIT, reads));
                CapturedLog log = new CapturedLog()) {
            Submission garbage =
                    Submission.of(account, TechPackJob.FIELD_EDIT, "shirt", "{\"views\":17}");
            worker.ledger().submit(garbage);
            succeeds(worker, account, worker.submit(account, TechPackJob.FIELD_EDIT));
            JobView job = ended(worker, account, garbage.id());

            assertThat(job.failure().orElseThrow().kind()).isEqualTo(FailureKind.UNREADABLE);
            assertThat(job.attempt()).isEqualTo(1);
            assertThat(runs).hasValue(2);
            assertThat(database.balance(account)).isEqualTo(1);
            await().atMost(SOON).until(() -> counted(worker, FailureKind.UNREADABLE) == 1);
            assertThat(log.with("the job's request cannot be read"))
                    .singleElement()
                    .asString()
                    .contains("requeue it once this worker can read it");
        }
    }

    @Test
    void a_job_that_kills_its_worker_each_time_is_not_run_once_more() {
        AccountId account = database.account(1);
        try (Ledger ledger = ledger()) {
            die(ledger, submit(ledger, account, 1), 3);
        }

        try (TestWorker worker = TestWorker.start(settings(), Map.of(TechPackStage.EDIT, done))) {
            await().atMost(SOON).until(() -> parked(FailureKind.WORKER_LOST) == 1);

            assertThat(runs).hasValue(0);
            assertThat(database.balance(account)).isEqualTo(1);
            await().atMost(SOON).until(() -> counted(worker, FailureKind.WORKER_LOST) == 1);
            assertThat(queries().parked(Optional.empty(), 5).getFirst().message())
                    .contains("the worker stopped answering 3 times");
        }
    }

    @Test
    void jobs_that_were_running_at_two_deaths_are_tried_one_at_a_time_beside_others() {
        AccountId account = database.account(20);
        List<JobId> suspects;
        try (Ledger ledger = ledger()) {
            suspects = submit(ledger, account, 4);
            die(ledger, suspects, 2);
        }
        AtomicInteger suspectsRunning = new AtomicInteger();
        AtomicInteger mostAtOnce = new AtomicInteger();
        StageHandler watching =
                run -> {
                    if (!suspects.contains(run.job())) {
                        return Outcome.done("{}");
                    }
                    int now = suspectsRunning.incrementAndGet();
                    mostAtOnce.accumulateAndGet(now, Math::max);
                    // long enough that the others are claimed meanwhile
                    new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS);
                    suspectsRunning.decrementAndGet();
                    return Outcome.done("{}");
                };
        try (TestWorker worker =
                TestWorker.start(
                        settings("techpack.worker.longest-retry-delay=20ms"),
                        Map.of(TechPackStage.EDIT, watching))) {
            List<JobId> all = new ArrayList<>(suspects);
            for (int i = 0; i < 10; i++) {
                all.add(worker.submit(account, TechPackJob.FIELD_EDIT));
            }
            all.forEach(job -> succeeds(worker, account, job));

            assertThat(mostAtOnce).hasValue(1);
            assertThat(database.count("select count(*) from job where crashes = 2")).isEqualTo(4);
        }
    }

    /** Workers die, one after another, each while it runs all these jobs. */
    private void die(Ledger ledger, List<JobId> jobs, int times) {
        List<DueStage> due =
                jobs.stream().map(job -> new DueStage(job, TechPackStage.EDIT)).toList();
        for (int i = 0; i < times; i++) {
            WorkerId victim = WorkerId.next();
            ledger.heartbeat(
                    new Heartbeat(
                            victim,
                            "victim",
                            List.of(Heartbeat.StageLoad.of(TechPackStage.EDIT, 8)),
                            List.of()));
            assertThat(ledger.claim(victim, due)).hasSize(jobs.size());
            database.jdbi()
                    .useHandle(handle ->
                            handle.execute(
                                    "update worker set heartbeat_at = now() - interval '1 minute'"));
            assertThat(ledger.abandoned().rescue()).isEqualTo(jobs.size());
        }
    }

    private Ledger ledger() {
        return database.ledger();
    }

    private static List<JobId> submit(Ledger ledger, AccountId account, int count) {
        List<JobId> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Submission submission =
                    Submission.of(account, TechPackJob.FIELD_EDIT, "shirt", TestWorker.anyInput());
            ledger.submit(submission);
            jobs.add(submission.id());
        }
        return jobs;
    }

    private static KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        SharedServers.get().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer());
    }

    private OperatorQueries queries() {
        return new OperatorQueries(
                database.database(), TechPackJob.TYPES, LedgerSettings.DEFAULTS.leaseTime());
    }

    private long parked(FailureKind kind) {
        return queries().parked(Optional.empty(), 100).stream()
                .filter(job -> job.kind() == kind)
                .count();
    }

    private static double counted(TestWorker worker, FailureKind kind) {
        return worker.metrics()
                .get("techpack.jobs.parked")
                .tag("kind", kind.name())
                .counter()
                .count();
    }
}
