package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.embedded.SharedServers;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.messaging.Topics;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** A broker that is there and does not let the worker poll. */
class KafkaFaultTest extends WorkerTestBase {

    private static final String WARNING = "Kafka does not let this worker poll";

    @Test
    void a_stranger_in_the_group_stops_the_polls_and_not_the_jobs_and_is_told_of_once() {
        AccountId account = database.account(100);
        // the first worker makes the topics
        TestWorker.start(settings(), Map.of(TechPackStage.EDIT, DONE)).close();
        List<String> settings = settings("techpack.kafka.retry-after=100ms");
        try (KafkaConsumer<String, String> stranger = stranger(TestWorker.groupIn(settings))) {
            await().atMost(SOON)
                    .until(() -> {
                        stranger.poll(Duration.ofMillis(100));
                        return !stranger.assignment().isEmpty();
                    });
            try (TestWorker worker = TestWorker.start(settings, Map.of(TechPackStage.EDIT, DONE));
                    CapturedLog log = new CapturedLog()) {
                List<JobId> jobs = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    stranger.poll(Duration.ofMillis(100));
                    jobs.add(worker.submit(account, TechPackJob.FIELD_EDIT));
                }
                jobs.forEach(job -> succeeds(worker, account, job));
                assertThat(worker.claims("kafka")).isZero();
                assertThat(worker.metrics().get("techpack.poll.faults").counter().count())
                        .isPositive();
                assertThat(log.with(WARNING)).hasSizeLessThanOrEqualTo(1);

                stranger.close();

                await().atMost(SOON)
                        .until(() -> {
                            succeeds(
                                    worker,
                                    account,
                                    worker.submit(account, TechPackJob.FIELD_EDIT));
                            return worker.claims("kafka") > 0;
                        });
                // the first warning may have come before the log was captured
                assertThat(log.with(WARNING)).hasSizeLessThanOrEqualTo(1);
                assertThat(log.with("lets this worker poll again")).hasSize(1);
            }
        }
    }

    /** A member that knows no assignor of ours. */
    private static KafkaConsumer<String, String> stranger(String group) {
        KafkaConsumer<String, String> stranger =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                SharedServers.get().bootstrapServers(),
                                ConsumerConfig.GROUP_ID_CONFIG,
                                group,
                                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                                RangeAssignor.class.getName()),
                        new StringDeserializer(),
                        new StringDeserializer());
        stranger.subscribe(List.of(Topics.of(TechPackStage.EDIT)));
        return stranger;
    }
}
