package io.techpack.worker;

import io.techpack.job.Stage;
import io.techpack.messaging.StageAnnouncement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;

/**
 * One stage's part of a worker: its slots, and what was announced and not yet claimed. The slots
 * are freed from any thread; everything else belongs to the thread that polls.
 */
final class Lane {

    private final Stage stage;
    private final int capacity;
    private final Circuit circuit;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Deque<StageAnnouncement> announced = new ArrayDeque<>();
    private long lastHeardNanos;

    Lane(Stage stage, int capacity, Circuit circuit, long nowNanos) {
        this.stage = stage;
        this.capacity = capacity;
        this.circuit = circuit;
        this.lastHeardNanos = nowNanos;
    }

    Stage stage() {
        return stage;
    }

    int capacity() {
        return capacity;
    }

    Circuit circuit() {
        return circuit;
    }

    int inFlight() {
        return inFlight.get();
    }

    /** How many attempts may be claimed: there are slots, and the engine can be relied on. */
    int room() {
        return circuit.permits(capacity - inFlight.get());
    }

    void occupy() {
        inFlight.incrementAndGet();
    }

    void free() {
        inFlight.decrementAndGet();
    }

    boolean hasBacklog() {
        return !announced.isEmpty();
    }

    /**
     * Whether more may be announced: nothing waits here that a free slot would have to take first.
     */
    boolean open() {
        return room() > 0 && announced.isEmpty();
    }

    void heard(StageAnnouncement announcement, long nowNanos) {
        announced.add(announcement);
        lastHeardNanos = nowNanos;
    }

    /** How long nothing has been announced. */
    long silentNanos(long nowNanos) {
        return nowNanos - lastHeardNanos;
    }

    /** The oldest announcements, as many as there is room for; they stay until {@link #drop}. */
    List<StageAnnouncement> next() {
        List<StageAnnouncement> next = new ArrayList<>();
        int room = room();
        for (StageAnnouncement announcement : announced) {
            if (next.size() >= room) {
                break;
            }
            next.add(announcement);
        }
        return next;
    }

    /** Forgets the oldest announcements: they were dealt with. */
    void drop(int count) {
        for (int i = 0; i < count; i++) {
            announced.remove();
        }
    }

    /** Forgets what was announced on partitions that now belong to another worker. */
    void forget(Collection<TopicPartition> partitions) {
        announced.removeIf(announcement -> partitions.contains(announcement.partition()));
    }
}
