package io.techpack.worker;

import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Ledger;
import io.techpack.messaging.Announcements;
import io.techpack.process.ProcessConfiguration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Makes a process a worker of every stage that a {@link StageBinding} bean binds. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerProperties.class)
@Import(ProcessConfiguration.class)
public class WorkerConfiguration {

    @Bean
    Worker worker(
            List<StageBinding> bindings,
            Ledger ledger,
            Announcements announcements,
            WorkerProperties properties,
            MeterRegistry registry) {
        WorkerId id = WorkerId.next();
        RandomGenerator random = RandomGenerator.getDefault();
        WorkMetrics metrics = new WorkMetrics(registry);
        ScheduledExecutorService clock = clock();
        long now = System.nanoTime();
        Lanes lanes =
                new Lanes(
                        bindings.stream()
                                .map(StageBinding::stage)
                                .map(stage ->
                                        new Lane(
                                                stage,
                                                properties.capacityOf(stage),
                                                new Circuit(
                                                        stage,
                                                        properties.circuit().policy(),
                                                        System::nanoTime,
                                                        random,
                                                        metrics.circuitOpenings(stage)),
                                                now))
                                .toList());
        lanes.all().forEach(metrics::watch);
        LostAnswers lostAnswers = new LostAnswers();
        Attempts attempts =
                new Attempts(bindings, ledger, properties, metrics, clock, random, lostAnswers);
        WorkLoop loop =
                new WorkLoop(
                        id,
                        ledger,
                        lanes,
                        announcements.of(lanes.stages(), lanes::forget),
                        attempts,
                        new LeftOverPacing(properties, random, now),
                        metrics,
                        lostAnswers);
        return new Worker(id, ledger, lanes, attempts, loop, lostAnswers, clock, properties);
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
        return clock;
    }
}
