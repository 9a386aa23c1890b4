package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.techpack.job.AccountId;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.ledger.TestDatabase;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/**
 * Workers that come and go under load, in less time than their attempts take: what is given back
 * again and again still does not count.
 */
class RollingRestartTest {

    private static final int RESTARTS = 5;
    private static final Map<Stage, StageHandler> STAGES =
            Map.of(
                    TechPackStage.CATEGORY, RollingRestartTest::work,
                    TechPackStage.BASE_VIEWS, RollingRestartTest::work,
                    TechPackStage.CLOSE_UPS, RollingRestartTest::work,
                    TechPackStage.SKETCHES, RollingRestartTest::work);

    private final Deque<TestWorker> workers = new ArrayDeque<>();
    // theirs, and those of workers that have gone
    private final List<MeterRegistry> registries = new ArrayList<>();
    private final AtomicInteger submitted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void workers_restarted_in_turn_under_load_lose_no_job_and_count_no_attempt() throws Exception {
        try (TestDatabase database = TestDatabase.fresh()) {
            AccountId account = database.account(100_000);
            List<String> settings = TestWorker.on(database.url());
            settings.addAll(
                    List.of(
                            "techpack.worker.capacity=40",
                            "techpack.worker.grace=30ms",
                            "techpack.worker.stuck-after=50ms"));
            start(settings);
            // stands for the gateways, which take no part in this
            TestWorker entrance = start(settings);
            workers.remove(entrance);
            try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(1)) {
                clock.scheduleAtFixedRate(
                        () -> submit(entrance, account), 0, 25, TimeUnit.MILLISECONDS);
                for (int restart = 0; restart < RESTARTS; restart++) {
                    int before = submitted.get();
                    start(settings);
                    await().until(() -> submitted.get() > before + 20);
                    workers.remove().close();
                }
            }
            // the entrance worked too; the last one is on its own
            entrance.close();
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            database.count("select count(*) from job where finished_at is null")
                                    == 0);
            workers.forEach(TestWorker::close);

            assertThat(refused).hasValue(0);
            assertThat(submitted.get()).isGreaterThan(100);
            assertThat(database.count("select count(*) from job where status = 'succeeded'"))
                    .isEqualTo(submitted.get());
            assertThat(database.count("select count(*) from stage_result where attempts <> 1"))
                    .isZero();
            // a job's row remembers only what its last stage gave back
            assertThat(
                            sum(metrics ->
                                    metrics
                                            .get("techpack.stage.duration")
                                            .tag("outcome", "release")
                                            .timers()
                                            .stream()
                                            .mapToLong(Timer::count)
                                            .sum()))
                    .describedAs("attempts that were given back")
                    .isPositive();
            assertThat(sum(metrics -> (long) metrics.counter("techpack.jobs.rescued").count()))
                    .isZero();
            assertThat(database.drift()).isZero();
        }
    }

    private TestWorker start(List<String> settings) {
        TestWorker worker = TestWorker.start(settings, STAGES);
        workers.add(worker);
        registries.add(worker.metrics());
        return worker;
    }

    private long sum(ToLongFunction<MeterRegistry> figure) {
        return registries.stream().mapToLong(figure).sum();
    }

    private void submit(TestWorker entrance, AccountId account) {
        try {
            entrance.submit(account, TechPackJob.TECH_PACK);
            submitted.incrementAndGet();
        } catch (RuntimeException fault) {
            refused.incrementAndGet();
        }
    }

    /** Longer than the grace time; one in eight ignores that it is to stop. */
    private static Outcome work(StageRun run) throws InterruptedException {
        Duration time = Duration.ofMillis(100);
        if (run.job().hashCode() % 8 == 0) {
            long until = System.nanoTime() + time.toNanos();
            while (System.nanoTime() - until < 0) {
                LockSupport.parkNanos(1_000_000);
            }
        } else {
            new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        }
        return Outcome.done("{}");
    }
}
