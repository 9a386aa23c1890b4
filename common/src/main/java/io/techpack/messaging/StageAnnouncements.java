package io.techpack.messaging;

import io.techpack.job.JobId;
import io.techpack.job.Stage;
import io.techpack.ledger.Due;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of due stages, for one worker. All methods but {@link #wakeUp} belong to the one thread
 * that polls.
 */
public final class StageAnnouncements implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StageAnnouncements.class);
    private static final Duration LEAVING_TIME = Duration.ofSeconds(3);

    // a commit costs the broker as much as a handful of records
    private static final long COMMIT_PERIOD_NANOS = 100_000_000L;

    private final org.apache.kafka.clients.consumer.Consumer<String, String> consumer;
    private final TopicCreation topics;
    private final Set<Stage> stages;
    private final Consumer<Collection<TopicPartition>> onRevoked;
    private final Runnable onUnreadable;
    private final Map<TopicPartition, OffsetAndMetadata> dealtWith = new HashMap<>();
    private long lastCommit = System.nanoTime() - COMMIT_PERIOD_NANOS;
    private boolean subscribed;

    StageAnnouncements(
            org.apache.kafka.clients.consumer.Consumer<String, String> consumer,
            TopicCreation topics,
            Set<Stage> stages,
            Consumer<Collection<TopicPartition>> onRevoked,
            Runnable onUnreadable) {
        this.consumer = consumer;
        this.topics = topics;
        this.stages = Set.copyOf(stages);
        this.onRevoked = onRevoked;
        this.onUnreadable = onUnreadable;
    }

    /**
     * Waits for announcements, at most that long; shorter when {@link #wakeUp} is called. While the
     * broker is away there are none.
     */
    public List<StageAnnouncement> poll(Duration longest) throws InterruptedException {
        try {
            if (!subscribed && !subscribe(longest)) {
                return List.of();
            }
            commitNowAndThen();
            List<StageAnnouncement> announcements = new ArrayList<>();
            for (ConsumerRecord<String, String> due : consumer.poll(longest)) {
                read(due, announcements);
            }
            return announcements;
        } catch (WakeupException _) {
            return List.of();
        }
    }

    /** Takes announcements only of those stages that have room; the broker keeps the others. */
    public void listenWhere(Predicate<Stage> room) {
        Set<TopicPartition> paused = consumer.paused();
        List<TopicPartition> toResume = new ArrayList<>();
        List<TopicPartition> toPause = new ArrayList<>();
        for (TopicPartition partition : consumer.assignment()) {
            boolean open = Topics.stage(partition.topic()).filter(room).isPresent();
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
     * they are announced again, which harms nobody.
     */
    public void done(List<StageAnnouncement> announcements) {
        for (StageAnnouncement each : announcements) {
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
                            log.debug("not committed; heard again and dropped then", fault);
                        }
                    });
            dealtWith.clear();
        }
    }

    /** Ends a {@link #poll} that is waiting, or the next one. From any thread. */
    public void wakeUp() {
        consumer.wakeup();
    }

    /** Leaves the group, so that others get the partitions at once. */
    @Override
    public void close() {
        commit();
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(LEAVING_TIME));
    }

    private boolean subscribe(Duration longest) throws InterruptedException {
        if (!topics.await(longest.toMillis())) {
            return false;
        }
        consumer.subscribe(
                stages.stream().map(Topics::of).toList(),
                new ConsumerRebalanceListener() {
                    @Override
                    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                        commit();
                        onRevoked.accept(partitions);
                    }

                    @Override
                    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                        log.debug("listening to {}", partitions);
                    }
                });
        subscribed = true;
        return true;
    }

    private void read(ConsumerRecord<String, String> due, List<StageAnnouncement> announcements) {
        TopicPartition partition = new TopicPartition(due.topic(), due.partition());
        try {
            Stage stage = Topics.stage(due.topic()).orElseThrow();
            announcements.add(
                    new StageAnnouncement(
                            new Due(JobId.of(due.key()), stage), partition, due.offset()));
        } catch (RuntimeException unreadable) {
            onUnreadable.run();
            log.error(
                    "record {} at offset {} names no job and is skipped; find out who else writes to this topic: {}",
                    partition,
                    due.offset(),
                    unreadable.getMessage());
        }
    }
}
