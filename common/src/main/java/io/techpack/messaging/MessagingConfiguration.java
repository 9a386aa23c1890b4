package io.techpack.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.database.Database;
import io.techpack.job.JobTypes;
import io.techpack.tracing.Tracing;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** Connects a process to Kafka: where {@code spring.kafka.*} says, with our ways of using it. */
@AutoConfiguration
@EnableConfigurationProperties(MessagingProperties.class)
class MessagingConfiguration {

    @Bean
    TopicCreation topicCreation(KafkaAdmin admin, MessagingProperties properties, JobTypes types) {
        return new TopicCreation(admin, properties, types);
    }

    @Bean
    KafkaAnnouncer kafkaAnnouncer(
            ProducerFactory<?, ?> kafka,
            HintTopic updatesTopic,
            HintTopic cancellationsTopic,
            HintReaders readers,
            TopicCreation topics,
            MessagingProperties properties,
            ObjectProvider<Tracing> tracing,
            MeterRegistry metrics) {
        Map<String, Object> config = new HashMap<>(kafka.getConfigurationProperties());
        // an announcement is only a hint: the leader's word is enough, and nobody waits for it
        config.put(ProducerConfig.ACKS_CONFIG, "1");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // what comes while a request is on its way shares the next one
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 100);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000);
        config.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(1).toMillis());
        return new KafkaAnnouncer(
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer()),
                updatesTopic,
                cancellationsTopic,
                readers,
                topics,
                properties.largestHandover(),
                tracing.getIfAvailable(() -> Tracing.OFF),
                metrics);
    }

    @Bean
    StageConsumerFactory stageConsumers(
            ConsumerFactory<?, ?> kafka,
            TopicCreation topics,
            MessagingProperties properties,
            JobTypes types,
            MeterRegistry metrics) {
        return new StageConsumerFactory(kafka, topics, properties, types, metrics);
    }

    @Bean
    HintTopic updatesTopic(ConsumerFactory<?, ?> kafka, TopicCreation topics) {
        return new HintTopic(Topics.JOB_UPDATES, hintConsumer(kafka), topics);
    }

    @Bean
    HintTopic cancellationsTopic(ConsumerFactory<?, ?> kafka, TopicCreation topics) {
        return new HintTopic(Topics.CANCELLATIONS, hintConsumer(kafka), topics);
    }

    @Bean
    HintReaders hintReaders(Database database) {
        HintReaders readers = new HintReaders(database);
        readers.start();
        return readers;
    }

    @Bean
    JobUpdates jobUpdates(HintTopic updatesTopic, HintReaders readers) {
        return listener -> {
            updatesTopic.subscribe(change -> listener.changed(change.job(), change.version()));
            readers.readsHere();
        };
    }

    @Bean
    Cancellations cancellations(HintTopic cancellationsTopic) {
        return listener -> cancellationsTopic.subscribe(change -> listener.canceled(change.job()));
    }

    private static Consumer<String, String> hintConsumer(ConsumerFactory<?, ?> kafka) {
        Map<String, Object> config = new HashMap<>(kafka.getConfigurationProperties());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // a broker that has none keeps the request; a hint answers it at once
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10_000);
        return new DefaultKafkaConsumerFactory<>(
                        config, new StringDeserializer(), new StringDeserializer())
                .createConsumer();
    }
}
