package io.techpack.messaging;

import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Looks which topics are there and makes those that are missing, in the background and for as long
 * as it takes: a process starts and works while the broker is away, or while it may not make them
 * and somebody else has to. Thread-safe.
 */
final class TopicCreation implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final int HINT_PARTITIONS = 1;

    /** What jobs say goes along with their records: it does not stay there for a broker's week. */
    private static final Map<String, String> SHORT_LIVED =
            Map.of(
                    TopicConfig.RETENTION_MS_CONFIG, "3600000",
                    TopicConfig.SEGMENT_MS_CONFIG, "3600000");

    private final KafkaAdmin kafka;
    private final MessagingProperties properties;
    private final Map<String, NewTopic> wanted = new LinkedHashMap<>();
    private final Set<String> present = ConcurrentHashMap.newKeySet();
    private final Object arrival = new Object();

    /** What was said of the topics that are missing; said again only if it changes. */
    private String said = "";

    private final Thread maker;

    TopicCreation(KafkaAdmin kafka, MessagingProperties properties, JobTypes types) {
        this.kafka = kafka;
        this.properties = properties;
        for (Stage stage : types.stages()) {
            want(Topics.of(stage), properties.partitions(), SHORT_LIVED);
        }
        want(Topics.JOB_UPDATES, HINT_PARTITIONS, Map.of());
        want(Topics.CANCELLATIONS, HINT_PARTITIONS, Map.of());
        this.maker = Thread.ofVirtual().name("topic-creation").start(this::run);
    }

    private void want(String name, int partitions, Map<String, String> config) {
        Optional<Short> replicas =
                Optional.of(properties.replicationFactor()).filter(factor -> factor > 0);
        wanted.put(name, new NewTopic(name, Optional.of(partitions), replicas).configs(config));
    }

    /** Waits until those topics are there; returns whether they are. */
    boolean await(Collection<String> topics, long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        synchronized (arrival) {
            while (!present.containsAll(topics)) {
                long rest = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (rest <= 0) {
                    return false;
                }
                arrival.wait(rest);
            }
            return true;
        }
    }

    /**
     * Whether that topic is there. What is sent to one that is not may have it made by the broker,
     * with as many partitions as that likes.
     */
    boolean isPresent(String topic) {
        return present.contains(topic);
    }

    private void run() {
        try (Admin admin = Admin.create(kafka.getConfigurationProperties())) {
            while (!present.containsAll(wanted.keySet())) {
                tellMissing(lookAndMake(admin));
                if (!present.containsAll(wanted.keySet())) {
                    TimeUnit.MILLISECONDS.sleep(properties.retryAfter().toMillis());
                }
            }
        } catch (InterruptedException _) {
            log.debug("stopped before the topics were there");
        }
    }

    /** Returns why topics are missing, if there is one reason that can be told. */
    private Optional<String> lookAndMake(Admin admin) throws InterruptedException {
        Set<String> names = new HashSet<>(wanted.keySet());
        names.removeAll(present);
        Set<String> missing = new HashSet<>();
        Optional<String> why = Optional.empty();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> each :
                admin.describeTopics(names).topicNameValues().entrySet()) {
            try {
                found(each.getValue().get());
            } catch (ExecutionException fault) {
                if (fault.getCause() instanceof UnknownTopicOrPartitionException) {
                    missing.add(each.getKey());
                } else {
                    why = Optional.of(reason(each.getKey(), "DESCRIBE", fault));
                }
            }
        }
        if (missing.isEmpty()) {
            return why;
        }
        List<NewTopic> toMake =
                wanted.values().stream().filter(topic -> missing.contains(topic.name())).toList();
        for (Map.Entry<String, KafkaFuture<Void>> each :
                admin.createTopics(toMake).values().entrySet()) {
            try {
                each.getValue().get();
                arrived(each.getKey());
            } catch (ExecutionException fault) {
                // somebody else was faster: how it is made is seen in the next round
                if (!(fault.getCause() instanceof TopicExistsException)) {
                    why = Optional.of(reason(each.getKey(), "CREATE", fault));
                }
            }
        }
        return why;
    }

    private void found(TopicDescription topic) {
        int partitions = topic.partitions().size();
        int expected = partitionsWanted(topic.name());
        if (partitions < expected) {
            log.warn(
                    "topic {} has {} partitions, not the {} of techpack.kafka.partitions: it was made by somebody else, or before that was set. It is used as it is; records reach at most {} workers at once, sweeps the others. kafka-topics.sh --alter gives it more",
                    topic.name(),
                    partitions,
                    expected,
                    partitions);
        }
        arrived(topic.name());
    }

    private int partitionsWanted(String topic) {
        return Optional.ofNullable(wanted.get(topic)).map(NewTopic::numPartitions).orElse(0);
    }

    private void arrived(String topic) {
        synchronized (arrival) {
            present.add(topic);
            arrival.notifyAll();
        }
    }

    private String reason(String topic, String right, ExecutionException fault) {
        Throwable cause = Objects.requireNonNullElse(fault.getCause(), fault);
        log.debug("topic {} is not there yet", topic, cause);
        return cause instanceof AuthorizationException
                ? "Kafka does not let this process %s topic %s: grant it, or make the topic (%d partitions)"
                        .formatted(right, topic, partitionsWanted(topic))
                : "Kafka does not answer (%s)".formatted(cause.getClass().getSimpleName());
    }

    private void tellMissing(Optional<String> why) {
        why.filter(reason -> !reason.equals(said))
                .ifPresent(reason -> {
                    said = reason;
                    log.warn("{}; jobs are found in the database until then", reason);
                });
    }

    @Override
    public void close() {
        maker.interrupt();
    }
}
