package io.techpack.trials.torture;

import io.techpack.messaging.Topics;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Makes the workers' consumer group rebalance. Thread-safe. */
record RebalanceTrigger(String broker) {

    private static final String GROUP = "techpack-workers";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(3);

    /**
     * Joins the group for that long: takes partitions, and records on them, away from the workers,
     * does nothing with them, and leaves.
     */
    void run(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try (KafkaConsumer<String, String> member =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                broker,
                                ConsumerConfig.GROUP_ID_CONFIG,
                                GROUP,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                                CooperativeStickyAssignor.class.getName()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            member.subscribe(Arrays.stream(TechPackStage.values()).map(Topics::of).toList());
            while (System.nanoTime() - end < 0) {
                member.poll(POLL);
            }
            // else a broker that is down would hold it for half a minute
            member.close(CloseOptions.timeout(LEAVE_TIMEOUT));
        } catch (KafkaException _) {
            // the broker is down, from another fault
        }
    }
}
