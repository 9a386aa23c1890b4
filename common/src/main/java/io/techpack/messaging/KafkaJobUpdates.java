package io.techpack.messaging;

import io.techpack.ledger.JobChange;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the hints topic from its end on, in no group: every process hears every hint. Starts with
 * the first listener. Thread-safe.
 */
final class KafkaJobUpdates implements JobUpdates, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaJobUpdates.class);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
    private static final long PAUSE_AFTER_FAULT_MILLIS = 1_000;

    private final Consumer<String, String> consumer;
    private final TopicCreation topics;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile boolean closed;

    KafkaJobUpdates(Consumer<String, String> consumer, TopicCreation topics) {
        this.consumer = consumer;
        this.topics = topics;
        this.reader = Thread.ofPlatform().daemon().name("job-updates").unstarted(this::run);
    }

    @Override
    public synchronized void subscribe(Listener listener) {
        listeners.add(listener);
        if (reader.getState() == Thread.State.NEW && !closed) {
            reader.start();
        }
    }

    private void run() {
        try (consumer) {
            boolean assigned = false;
            while (!closed) {
                try {
                    if (assigned) {
                        consumer.poll(LONGEST_POLL).forEach(this::tell);
                    } else if (topics.await(LONGEST_POLL.toMillis())) {
                        assigned = assign();
                    }
                } catch (WakeupException _) {
                    log.debug("woken up to stop");
                } catch (KafkaException fault) {
                    log.debug(
                            "hints are not heard for now; waiting requests look at the database",
                            fault);
                    Thread.sleep(PAUSE_AFTER_FAULT_MILLIS);
                }
            }
        } catch (InterruptedException | InterruptException _) {
            log.debug("stopped");
        }
    }

    private boolean assign() {
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topics.JOB_UPDATES).stream()
                        .map(partition ->
                                new TopicPartition(partition.topic(), partition.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        return !partitions.isEmpty();
    }

    private void tell(ConsumerRecord<String, String> hint) {
        try {
            for (JobChange change : HintText.read(hint.value())) {
                listeners.forEach(listener -> listener.changed(change.job(), change.version()));
            }
        } catch (RuntimeException unreadable) {
            log.warn("hint at offset {} cannot be read and is skipped", hint.offset(), unreadable);
        }
    }

    @Override
    public synchronized void close() throws InterruptedException {
        closed = true;
        if (reader.getState() == Thread.State.NEW) {
            consumer.close();
        } else {
            consumer.wakeup();
            reader.join(Duration.ofSeconds(5));
        }
    }
}
