package io.techpack.cli.torture;

import io.techpack.job.Stage;
import io.techpack.messaging.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What Kafka may do to records and groups, done on purpose. Thread-safe. */
final class Disorder implements AutoCloseable {

    private static final int MOST_COPIES = 4;
    private static final String WORKERS = "techpack-workers";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LEAVING_TIME = Duration.ofSeconds(3);

    private final String broker;
    private final KafkaProducer<String, String> producer;

    Disorder(String broker) {
        this.broker = broker;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker,
                                ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000,
                                ProducerConfig.LINGER_MS_CONFIG, 0),
                        new StringSerializer(),
                        new StringSerializer());
    }

    /** Announces each job several times, for the stage it is in and for others, in any order. */
    int repeat(Collection<UUID> jobs, long seed) {
        Random random = new Random(seed);
        List<ProducerRecord<String, String>> records = new ArrayList<>();
        for (UUID job : jobs) {
            for (Stage stage : Stage.values()) {
                for (int copies = random.nextInt(MOST_COPIES); copies > 0; copies--) {
                    records.add(new ProducerRecord<>(Topics.of(stage), job.toString(), stage.id()));
                }
            }
        }
        Collections.shuffle(records, random);
        int sent = 0;
        try {
            for (ProducerRecord<String, String> record : records) {
                producer.send(record);
                sent++;
            }
        } catch (KafkaException _) {
            // the broker is down, from another fault
        }
        return sent;
    }

    /**
     * Joins the workers' group for that long: takes partitions, and records on them, away from the
     * workers, does nothing with them, and leaves.
     */
    void rebalance(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try (KafkaConsumer<String, String> intruder =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                broker,
                                ConsumerConfig.GROUP_ID_CONFIG,
                                WORKERS,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                                CooperativeStickyAssignor.class.getName()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            intruder.subscribe(Arrays.stream(Stage.values()).map(Topics::of).toList());
            while (System.nanoTime() - end < 0) {
                intruder.poll(POLL);
            }
            // else a broker that is down would hold it for half a minute
            intruder.close(CloseOptions.timeout(LEAVING_TIME));
        } catch (KafkaException _) {
            // the broker is down, from another fault
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
