package io.techpack.messaging;

import io.techpack.job.JobTypes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Makes the topics that are missing, in the background and for as long as it takes: a process
 * starts and works while the broker is away. Thread-safe.
 */
final class TopicCreation implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final int HINT_PARTITIONS = 1;

    private final KafkaAdmin kafka;
    private final MessagingProperties properties;
    private final JobTypes types;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread maker;

    TopicCreation(KafkaAdmin kafka, MessagingProperties properties, JobTypes types) {
        this.kafka = kafka;
        this.properties = properties;
        this.types = types;
        this.maker = Thread.ofVirtual().name("topic-creation").start(this::run);
    }

    /** Waits until the topics are there; returns whether they are. */
    boolean await(long millis) throws InterruptedException {
        return ready.await(millis, TimeUnit.MILLISECONDS);
    }

    private void run() {
        try (Admin admin = Admin.create(kafka.getConfigurationProperties())) {
            boolean told = false;
            while (!createMissing(admin)) {
                if (!told) {
                    log.warn("Kafka does not answer; jobs are found in the database until it does");
                    told = true;
                }
                TimeUnit.MILLISECONDS.sleep(properties.retryAfter().toMillis());
            }
            ready.countDown();
        } catch (InterruptedException _) {
            log.debug("stopped before the topics were there");
        }
    }

    private boolean createMissing(Admin admin) throws InterruptedException {
        for (var made : admin.createTopics(topics()).values().values()) {
            try {
                made.get();
            } catch (ExecutionException fault) {
                if (!(fault.getCause() instanceof TopicExistsException)) {
                    log.debug("topics not made yet", fault.getCause());
                    return false;
                }
            }
        }
        return true;
    }

    private List<NewTopic> topics() {
        Stream<NewTopic> stages =
                types.stages().stream()
                        .map(stage -> topic(Topics.of(stage), properties.partitions()));
        Stream<NewTopic> hints =
                Stream.of(Topics.JOB_UPDATES, Topics.CANCELLATIONS)
                        .map(name -> topic(name, HINT_PARTITIONS));
        return Stream.concat(stages, hints).toList();
    }

    private NewTopic topic(String name, int partitions) {
        Optional<Short> replicas =
                Optional.of(properties.replicationFactor()).filter(factor -> factor > 0);
        return new NewTopic(name, Optional.of(partitions), replicas);
    }

    @Override
    public void close() {
        maker.interrupt();
    }
}
