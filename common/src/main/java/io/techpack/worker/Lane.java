package io.techpack.worker;

import io.techpack.job.Stage;
import io.techpack.messaging.StageAnnouncement;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;

/**
 * One stage's part of a worker: its slots, and what was announced and not yet claimed. Slots are
 * taken and freed from any thread; everything else belongs to the thread that polls.
 */
final class Lane {

    private final Stage stage;
    private final int capacity;
    private final Circuit circuit;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Deque<StageAnnouncement> announced = new ArrayDeque<>();
    private volatile int backlog;
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

    /** Takes slots, as many as there is room for; returns how many. */
    int take(int atMost) {
        while (true) {
            int taken = inFlight.get();
            int more = Math.min(atMost, circuit.permits(capacity - taken));
            if (more <= 0) {
                return 0;
            }
            if (inFlight.compareAndSet(taken, taken + more)) {
                return more;
            }
        }
    }

    /** Takes a slot that no announced job waits for; returns whether it did. */
    boolean takeUnclaimed() {
        return backlog == 0 && circuit.state() == Circuit.State.CLOSED && take(1) == 1;
    }

    void free(int slots) {
        inFlight.addAndGet(-slots);
    }

    boolean hasBacklog() {
        return backlog > 0;
    }

    /** How many announced jobs wait here. */
    int backlog() {
        return backlog;
    }

    /**
     * Whether more may be announced: nothing waits here that a free slot would have to take first.
     */
    boolean open() {
        return room() > 0 && backlog == 0;
    }

    void heard(StageAnnouncement announcement, long nowNanos) {
        announced.add(announcement);
        backlog = announced.size();
        lastHeardNanos = nowNanos;
    }

    /** How long nothing has been announced. */
    long silentNanos(long nowNanos) {
        return nowNanos - lastHeardNanos;
    }

    /** The oldest announcements, that many; they stay until {@link #drop}. */
    List<StageAnnouncement> oldest(int count) {
        return announced.stream().limit(count).toList();
    }

    /** Forgets the oldest announcements: they were dealt with. */
    void drop(int count) {
        for (int i = 0; i < count; i++) {
            announced.remove();
        }
        backlog = announced.size();
    }

    /** Forgets what was announced on partitions that now belong to another worker. */
    void forget(Collection<TopicPartition> partitions) {
        announced.removeIf(announcement -> partitions.contains(announcement.partition()));
        backlog = announced.size();
    }
}
