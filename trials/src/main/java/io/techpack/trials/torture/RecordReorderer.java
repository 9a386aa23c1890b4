package io.techpack.trials.torture;

import io.techpack.job.Stage;
import io.techpack.messaging.Topics;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends the records of live jobs again, shuffled, as Kafka may after a fault. Thread-safe. */
final class RecordReorderer implements AutoCloseable {

    private static final int MOST_COPIES = 4;

    private final KafkaProducer<String, String> producer;

    RecordReorderer(String broker) {
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
    int duplicate(Collection<UUID> jobs, long seed) {
        Random random = new Random(seed);
        List<ProducerRecord<String, String>> records = new ArrayList<>();
        for (UUID job : jobs) {
            for (Stage stage : TechPackStage.values()) {
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

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
