package io.techpack.worker;

import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.ledger.EagerStart;
import io.techpack.ledger.Ledger;
import io.techpack.messaging.Cancellations;
import io.techpack.messaging.StageConsumerFactory;
import io.techpack.stage.StageBinding;
import io.techpack.tracing.Tracing;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Makes a process a worker of every stage that a {@link StageBinding} bean binds. */
@AutoConfiguration
@ConditionalOnBean(StageBinding.class)
@EnableConfigurationProperties(WorkerProperties.class)
class WorkerConfiguration {

    @Bean
    Worker worker(
            List<StageBinding> bindings,
            Ledger ledger,
            StageConsumerFactory consumers,
            Cancellations cancellations,
            WorkerProperties properties,
            ObjectProvider<Tracing> tracing,
            MeterRegistry registry) {
        WorkerId id = WorkerId.next();
        RandomGenerator random = RandomGenerator.getDefault();
        WorkMetrics metrics = new WorkMetrics(registry);
        ScheduledExecutorService clock = clock();
        long now = System.nanoTime();
        WorkerSlots slots =
                new WorkerSlots(
                        bindings.stream()
                                .map(StageBinding::stage)
                                .map(stage -> slots(stage, properties, random, metrics, now))
                                .toList());
        RunningAttempts running = new RunningAttempts();
        metrics.watch(slots, running);
        UncertainClaims uncertainClaims = new UncertainClaims();
        LateClaims lateClaims = new LateClaims(id, ledger, metrics, uncertainClaims);
        OutcomeRecorder recorder =
                new OutcomeRecorder(ledger, metrics, uncertainClaims, lateClaims);
        AttemptRunner attempts =
                new AttemptRunner(
                        bindings,
                        ledger,
                        properties,
                        clock,
                        random,
                        running,
                        recorder,
                        lateClaims,
                        tracing.getIfAvailable(() -> Tracing.OFF));
        WorkLoop loop =
                new WorkLoop(
                        id,
                        ledger,
                        slots,
                        consumers.of(slots.stages(), slots::forget),
                        attempts,
                        new SweepSchedule(properties, random, now),
                        metrics,
                        uncertainClaims);
        EagerStart submittedHere =
                properties.eagerFirstStage()
                        ? new SubmittedHere(id, ledger, loop, attempts, metrics, uncertainClaims)
                        : EagerStart.NONE;
        return new Worker(
                id,
                ledger,
                submittedHere,
                slots,
                attempts,
                running,
                recorder,
                lateClaims,
                loop,
                uncertainClaims,
                cancellations,
                clock,
                properties);
    }

    private static StageSlots slots(
            Stage stage,
            WorkerProperties properties,
            RandomGenerator random,
            WorkMetrics metrics,
            long nowNanos) {
        Circuit circuit =
                new Circuit(
                        stage,
                        properties.circuit().policy(),
                        System::nanoTime,
                        random,
                        metrics.circuitOpenings(stage));
        return new StageSlots(stage, properties.capacityOf(stage), circuit, nowNanos);
    }

    /**
     * Keeps heartbeats and time limits; two threads, so that neither waits for the other's
     * database.
     */
    private static ScheduledExecutorService clock() {
        ScheduledThreadPoolExecutor clock =
                (ScheduledThreadPoolExecutor)
                        Executors.newScheduledThreadPool(
                                2, Thread.ofPlatform().daemon().name("worker-clock-", 0).factory());
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return clock;
    }
}
