package io.techpack.messaging;

import io.techpack.job.JobId;
import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import io.techpack.ledger.DueStage;
import io.techpack.ledger.Handover;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the records that announce due stages, for one worker. All methods but {@link #wakeUp}
 * belong to the one thread that polls.
 */
public final class StageConsumer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StageConsumer.class);
    private static final Duration LEAVING_TIME = Duration.ofSeconds(3);

    // a commit costs the broker as much as a handful of records; what was not committed is polled
    // again by another worker, whose claim finds it done
    private static final long COMMIT_PERIOD_NANOS = 1_000_000_000L;

    /** What is older by the processes' clocks was probably found by a sweep, or begun elsewhere. */
    private static final long FRESH_MILLIS = 1_000;

    private final org.apache.kafka.clients.consumer.Consumer<String, String> consumer;
    private final TopicCreation topics;
    private final JobTypes types;
    private final Map<String, Stage> stageOfTopic;
    private final Consumer<Collection<TopicPartition>> onRevoked;
    private final Runnable onUnreadable;
    private final PollFaults faults;
    private final Map<TopicPartition, OffsetAndMetadata> dealtWith = new HashMap<>();
    private long lastCommit = System.nanoTime() - COMMIT_PERIOD_NANOS;
    private boolean subscribed;

    /** Since when it has its partitions, by this process's clock. */
    private long assignedMillis;

    StageConsumer(
            org.apache.kafka.clients.consumer.Consumer<String, String> consumer,
            TopicCreation topics,
            Duration retryAfter,
            JobTypes types,
            Set<Stage> stages,
            Consumer<Collection<TopicPartition>> onRevoked,
            Runnable onUnreadable,
            Runnable onPollFault) {
        this.consumer = consumer;
        this.topics = topics;
        this.types = types;
        this.stageOfTopic =
                stages.stream().collect(Collectors.toMap(Topics::of, Function.identity()));
        this.onRevoked = onRevoked;
        this.onUnreadable = onUnreadable;
        this.faults = new PollFaults(retryAfter, onPollFault);
    }

    /**
     * Waits for records, at most that long; shorter when {@link #wakeUp} is called. While the
     * broker is away, or does not let this worker poll, there are none: the caller sweeps.
     */
    public List<DueRecord> poll(Duration longest) throws InterruptedException {
        try {
            if (!subscribed && !subscribe(longest)) {
                return List.of();
            }
            commitNowAndThen();
            List<DueRecord> records = new ArrayList<>();
            for (ConsumerRecord<String, String> due : consumer.poll(longest)) {
                read(due, records);
            }
            if (!consumer.assignment().isEmpty()) {
                faults.over();
            }
            return records;
        } catch (WakeupException _) {
            return List.of();
        } catch (KafkaException fault) {
            // withdrawn rights, a changed password, a stranger in the group: sweeps find all work
            faults.noticed(fault, longest);
            return List.of();
        }
    }

    /**
     * Leaves its partitions to other workers until the next {@link #poll}, and waits that long;
     * shorter when {@link #wakeUp} is called.
     */
    public void rest(Duration longest) throws InterruptedException {
        try {
            if (subscribed) {
                commit();
                consumer.unsubscribe();
                subscribed = false;
            }
            faults.await(longest);
        } catch (WakeupException _) {
            log.debug("woken up before the group was left");
        } catch (KafkaException fault) {
            faults.noticed(fault, longest);
        }
    }

    /** Fetches records only of those stages; the broker keeps the others'. */
    public void pauseUnless(Predicate<Stage> fetched) {
        Set<TopicPartition> paused = consumer.paused();
        List<TopicPartition> toResume = new ArrayList<>();
        List<TopicPartition> toPause = new ArrayList<>();
        for (TopicPartition partition : consumer.assignment()) {
            Stage stage = stageOfTopic.get(partition.topic());
            boolean open = stage != null && fetched.test(stage);
            if (open && paused.contains(partition)) {
                toResume.add(partition);
            } else if (!open && !paused.contains(partition)) {
                toPause.add(partition);
            }
        }
        if (!toResume.isEmpty()) {
            consumer.resume(toResume);
        }
        if (!toPause.isEmpty()) {
            consumer.pause(toPause);
        }
    }

    /**
     * Says that these were dealt with. The broker is told soon and without waiting: if that is lost
     * they are polled again, which harms nobody.
     */
    public void done(List<DueRecord> records) {
        for (DueRecord each : records) {
            dealtWith.merge(
                    each.partition(),
                    new OffsetAndMetadata(each.offset() + 1),
                    (one, other) -> one.offset() > other.offset() ? one : other);
        }
    }

    private void commitNowAndThen() {
        long now = System.nanoTime();
        if (!dealtWith.isEmpty() && now - lastCommit >= COMMIT_PERIOD_NANOS) {
            lastCommit = now;
            commit();
        }
    }

    private void commit() {
        dealtWith.keySet().retainAll(consumer.assignment());
        if (!dealtWith.isEmpty()) {
            consumer.commitAsync(
                    Map.copyOf(dealtWith),
                    (_, fault) -> {
                        if (fault != null) {
                            log.debug("not committed; polled again and dropped then", fault);
                        }
                    });
            dealtWith.clear();
        }
    }

    /** Ends a {@link #poll} that is waiting, or the next one. From any thread. */
    public void wakeUp() {
        consumer.wakeup();
        faults.wakeUp();
    }

    /** Leaves the group, so that others get the partitions at once. */
    @Override
    public void close() {
        try {
            commit();
        } finally {
            consumer.close(CloseOptions.timeout(LEAVING_TIME));
        }
    }

    private boolean subscribe(Duration longest) throws InterruptedException {
        if (!topics.await(stageOfTopic.keySet(), longest.toMillis())) {
            return false;
        }
        consumer.subscribe(
                stageOfTopic.keySet(),
                new ConsumerRebalanceListener() {
                    @Override
                    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                        commit();
                        onRevoked.accept(partitions);
                    }

                    @Override
                    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                        log.debug("polling {}", partitions);
                        if (!partitions.isEmpty()) {
                            assignedMillis = System.currentTimeMillis();
                        }
                    }
                });
        subscribed = true;
        return true;
    }

    private void read(ConsumerRecord<String, String> due, List<DueRecord> records) {
        TopicPartition partition = new TopicPartition(due.topic(), due.partition());
        try {
            Stage stage = stageOfTopic.get(due.topic());
            if (stage == null) {
                throw new IllegalArgumentException("a topic that was not asked for");
            }
            DueStage dueStage = new DueStage(JobId.of(due.key()), stage);
            Optional<String> traceparent = traceparent(due);
            records.add(
                    new DueRecord(
                            dueStage,
                            partition,
                            due.offset(),
                            traceparent,
                            handover(due, dueStage, traceparent)));
        } catch (RuntimeException unreadable) {
            onUnreadable.run();
            log.error(
                    "record {} at offset {} names no job and is skipped; find out who else writes to this topic: {}",
                    partition,
                    due.offset(),
                    unreadable.getMessage());
        }
    }

    /** Not of what the worker that had the partition before may have begun. */
    private Optional<Handover> handover(
            ConsumerRecord<String, String> record, DueStage due, Optional<String> traceparent) {
        long oldest = Math.max(assignedMillis, System.currentTimeMillis() - FRESH_MILLIS);
        if (!HandoverText.isOne(record.value()) || record.timestamp() < oldest) {
            return Optional.empty();
        }
        try {
            return Optional.of(HandoverText.read(record.value(), due, traceparent, types));
        } catch (RuntimeException unknown) {
            log.debug("{} is claimed: what comes with it is not understood", due, unknown);
            return Optional.empty();
        }
    }

    private static Optional<String> traceparent(ConsumerRecord<String, String> due) {
        return Optional.ofNullable(due.headers().lastHeader(KafkaAnnouncer.TRACEPARENT))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.US_ASCII));
    }

    /**
     * A record on a stage's topic: what is due, and where the record stands.
     *
     * @param traceparent what the record says that it was sent by; whoever may write to the topic
     *     may say anything
     * @param handover what the stage's handler needs, if that came along and is fresh
     */
    public record DueRecord(
            DueStage due,
            TopicPartition partition,
            long offset,
            Optional<String> traceparent,
            Optional<Handover> handover) {}
}
