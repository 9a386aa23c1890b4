package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.job.AccountId;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.JobType;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.ledger.LedgerSettings;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.OperatorQueries;
import io.techpack.stage.StageHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What an engine that keeps failing does to a whole worker. */
class CircuitInWorkerTest extends WorkerTestBase {

    private final AtomicBoolean engineWorks = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();
    private final StageHandler engine =
            _ -> {
                asked.incrementAndGet();
                return engineWorks.get() ? Outcome.done("{}") : Outcome.again("answered 500");
            };

    @Test
    void while_the_circuit_is_open_no_attempts_are_burnt_and_other_stages_go_on() {
        AccountId account = database.account(500);
        Map<Stage, StageHandler> handlers =
                Map.of(TechPackStage.SKETCHES, engine, TechPackStage.EDIT, _ -> Outcome.done("{}"));
        List<String> settings = circuit("1h");
        // no job can use up its own attempts before enough others have failed
        settings.add("techpack.worker.first-retry-delay=1m");
        try (TestWorker worker = TestWorker.start(settings, handlers)) {
            List<JobId> sketches = submit(worker, account, TechPackJob.SKETCH_GENERATION, 20);
            await().atMost(SOON).until(() -> state(worker) == 2.0);
            // none that began, claimed already or not
            await().atMost(SOON).until(() -> gauge(worker, "techpack.stage.inflight") == 0);
            await().atMost(SOON).until(() -> running() == 0);
            int askedBefore = asked.get();
            long attempts = attempts();

            List<JobId> edits = submit(worker, account, TechPackJob.FIELD_EDIT, 30);
            await().atMost(SOON).until(() -> allSucceeded(worker, account, edits));

            assertThat(asked).hasValue(askedBefore);
            assertThat(attempts()).isEqualTo(attempts);
            assertThat(sketches)
                    .allSatisfy(job ->
                            assertThat(worker.job(account, job).status())
                                    .isEqualTo(JobStatus.QUEUED));
            assertThat(
                            worker.metrics()
                                    .get("techpack.circuit.openings")
                                    .tag("stage", "sketches")
                                    .counter()
                                    .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_probe_that_succeeds_closes_the_circuit_and_all_that_waited_is_done() {
        AccountId account = database.account(500);
        try (TestWorker worker =
                TestWorker.start(circuit("50ms"), Map.of(TechPackStage.SKETCHES, engine))) {
            List<JobId> jobs = submit(worker, account, TechPackJob.SKETCH_GENERATION, 20);
            // several probes find the engine still broken, one at a time, and no job dies of that
            await().atMost(SOON)
                    .until(() ->
                            worker.metrics()
                                            .get("techpack.circuit.openings")
                                            .tag("stage", "sketches")
                                            .counter()
                                            .count()
                                    >= 5);

            engineWorks.set(true);

            await().atMost(SOON).until(() -> allSucceeded(worker, account, jobs));
            assertThat(state(worker)).isZero();
        }
    }

    @Test
    void refusals_of_the_input_do_not_open_it() {
        AccountId account = database.account(500);
        StageHandler refuses =
                _ -> Outcome.refused(FailureKind.UNPROCESSABLE_IMAGE, "there is nothing on it");
        try (TestWorker worker =
                TestWorker.start(circuit("1h"), Map.of(TechPackStage.SKETCHES, refuses))) {
            List<JobId> jobs = submit(worker, account, TechPackJob.SKETCH_GENERATION, 20);

            await().atMost(SOON)
                    .until(() ->
                            jobs.stream()
                                    .allMatch(job ->
                                            worker.job(account, job).status() == JobStatus.FAILED));
            assertThat(state(worker)).isZero();
        }
    }

    @Test
    void
            an_outage_is_told_only_while_no_living_worker_claims_and_another_workers_engine_is_enough() {
        AccountId account = database.account(500);
        OperatorQueries queries =
                new OperatorQueries(
                        database.database(),
                        TechPackJob.TYPES,
                        LedgerSettings.DEFAULTS.leaseTime());
        List<String> settings = circuit("1h");
        settings.add("techpack.worker.heartbeat-interval=50ms");
        try (TestWorker worker =
                TestWorker.start(settings, Map.of(TechPackStage.SKETCHES, engine))) {
            submit(worker, account, TechPackJob.SKETCH_GENERATION, 20);
            await().atMost(SOON)
                    .until(() -> queries.engineOutages().containsKey(TechPackStage.SKETCHES));

            // one living worker that claims is enough
            engineWorks.set(true);
            try (TestWorker healthy =
                    TestWorker.start(settings, Map.of(TechPackStage.SKETCHES, engine))) {
                await().atMost(SOON).until(() -> queries.engineOutages().isEmpty());
                await().atMost(SOON)
                        .until(() ->
                                database.count(
                                                "select count(*) from job where status = 'succeeded'")
                                        == 20);
                assertThat(state(healthy)).isZero();
                assertThat(state(worker)).isEqualTo(2.0);
            }
        }
    }

    private List<String> circuit(String firstWait) {
        return settings(
                "techpack.worker.capacity=4",
                "techpack.worker.circuit.first-wait=" + firstWait,
                "techpack.worker.circuit.longest-wait=" + firstWait);
    }

    private static List<JobId> submit(
            TestWorker worker, AccountId account, JobType type, int count) {
        List<JobId> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            jobs.add(worker.submit(account, type));
        }
        return jobs;
    }

    private static double state(TestWorker worker) {
        return gauge(worker, "techpack.circuit.state");
    }

    private static double gauge(TestWorker worker, String name) {
        return worker.metrics().get(name).tag("stage", "sketches").gauge().value();
    }

    private long running() {
        return database.count("select count(*) from job where status = 'running'");
    }

    private long attempts() {
        return database.count("select sum(attempt) from job where stage = 'sketches'");
    }
}
