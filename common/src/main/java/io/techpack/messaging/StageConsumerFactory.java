package io.techpack.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** Makes the consumer by which a worker polls its stages' records. Thread-safe. */
public final class StageConsumerFactory {

    private final ConsumerFactory<?, ?> kafka;
    private final TopicCreation topics;
    private final MessagingProperties properties;
    private final JobTypes types;
    private final Counter unreadable;
    private final Counter pollFaults;

    StageConsumerFactory(
            ConsumerFactory<?, ?> kafka,
            TopicCreation topics,
            MessagingProperties properties,
            JobTypes types,
            MeterRegistry metrics) {
        this.kafka = kafka;
        this.topics = topics;
        this.properties = properties;
        this.types = types;
        this.unreadable =
                Counter.builder("techpack.records.unreadable")
                        .description("Records on stage topics that name no job")
                        .register(metrics);
        this.pollFaults =
                Counter.builder("techpack.poll.faults")
                        .description("Polls that Kafka refused; jobs are found by sweeps meanwhile")
                        .register(metrics);
    }

    /**
     * Joins the workers' consumer group for these stages.
     *
     * @param onRevoked told, on the polling thread, which partitions now belong to another worker
     */
    public StageConsumer of(Set<Stage> stages, Consumer<Collection<TopicPartition>> onRevoked) {
        Map<String, Object> config = new HashMap<>(kafka.getConfigurationProperties());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, properties.workerGroup());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // a worker that comes or goes does not stop the others
        config.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new StageConsumer(
                new DefaultKafkaConsumerFactory<>(
                                config, new StringDeserializer(), new StringDeserializer())
                        .createConsumer(),
                topics,
                properties.retryAfter(),
                types,
                stages,
                onRevoked,
                unreadable::increment,
                pollFaults::increment);
    }
}
