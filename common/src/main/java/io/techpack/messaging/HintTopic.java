package io.techpack.messaging;

import io.techpack.ledger.Announcer.JobChange;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A topic of hints about jobs, read from its end on, in no group: every process reads every hint.
 * What is said in this process its listeners are told at once, and not again from Kafka. Reading
 * starts with the first listener. Thread-safe.
 */
final class HintTopic implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HintTopic.class);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
    private static final long PAUSE_AFTER_FAULT_MILLIS = 1_000;

    /** This process, as the key of its hints. */
    private final String origin = UUID.randomUUID().toString();

    private final String name;
    private final Consumer<String, String> consumer;
    private final TopicCreation topics;
    private final List<java.util.function.Consumer<JobChange>> listeners =
            new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile boolean closed;

    HintTopic(String name, Consumer<String, String> consumer, TopicCreation topics) {
        this.name = name;
        this.consumer = consumer;
        this.topics = topics;
        this.reader = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /** Told of each hint from now on, until the process ends. */
    synchronized void subscribe(java.util.function.Consumer<JobChange> listener) {
        listeners.add(listener);
        if (reader.getState() == Thread.State.NEW && !closed) {
            reader.start();
        }
    }

    /** The record that tells the listeners of the other processes. */
    ProducerRecord<String, String> record(List<JobChange> changes) {
        return new ProducerRecord<>(name, origin, HintText.write(changes));
    }

    private void run() {
        try {
            boolean assigned = false;
            while (!closed) {
                try {
                    if (assigned) {
                        consumer.poll(LONGEST_POLL).forEach(this::read);
                    } else if (topics.await(List.of(name), LONGEST_POLL.toMillis())) {
                        assigned = assign();
                    }
                } catch (WakeupException _) {
                    log.debug("woken up to stop");
                } catch (KafkaException fault) {
                    log.debug(
                            "hints of {} are not read for now; who waits for them looks at the database",
                            name,
                            fault);
                    Thread.sleep(PAUSE_AFTER_FAULT_MILLIS);
                }
            }
        } catch (InterruptedException | InterruptException _) {
            log.debug("stopped");
        } finally {
            // there is no group to leave; the broker may keep the last request for seconds
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    private boolean assign() {
        List<TopicPartition> partitions =
                consumer.partitionsFor(name).stream()
                        .map(partition ->
                                new TopicPartition(partition.topic(), partition.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        return !partitions.isEmpty();
    }

    private void read(ConsumerRecord<String, String> hint) {
        if (origin.equals(hint.key())) {
            return;
        }
        try {
            tell(HintText.read(hint.value()));
        } catch (RuntimeException unreadable) {
            log.warn(
                    "hint of {} at offset {} cannot be read and is skipped",
                    name,
                    hint.offset(),
                    unreadable);
        }
    }

    /** Tells the listeners of this process. Does not block and does not throw. */
    void tell(List<JobChange> changes) {
        for (var listener : listeners) {
            try {
                changes.forEach(listener);
            } catch (RuntimeException fault) {
                log.warn("a listener does not take a hint; it will look by itself", fault);
            }
        }
    }

    @Override
    public synchronized void close() throws InterruptedException {
        closed = true;
        if (reader.getState() == Thread.State.NEW) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        } else {
            consumer.wakeup();
            reader.join(Duration.ofSeconds(5));
        }
    }
}
