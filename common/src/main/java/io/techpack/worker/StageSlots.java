package io.techpack.worker;

import io.techpack.job.Stage;
import io.techpack.ledger.Heartbeat;
import io.techpack.messaging.StageConsumer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/**
 * A worker's slots for one stage, and the stage's records that wait for one. Slots are taken and
 * freed from any thread; everything else belongs to the thread that polls.
 */
final class StageSlots {

    /** How many attempts the average is over, about. */
    private static final int RECENT_ATTEMPTS = 8;

    private final Stage stage;
    private final int capacity;
    private final Circuit circuit;

    /** Slots of attempts, and for a moment those that a claim may fill. */
    private final AtomicInteger taken = new AtomicInteger();

    private final Deque<StageConsumer.DueRecord> waiting = new ArrayDeque<>();
    private volatile int backlog;
    private volatile boolean contended;
    private volatile boolean claimable = true;

    /** A moving average, in nanoseconds; none before the first. */
    private final AtomicLong recentNanos = new AtomicLong(-1);

    private final Throughput throughput;

    private long lastRecordNanos;

    StageSlots(Stage stage, int capacity, Circuit circuit, long nowNanos) {
        this.stage = stage;
        this.capacity = capacity;
        this.circuit = circuit;
        this.lastRecordNanos = nowNanos;
        this.throughput = new Throughput(nowNanos);
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

    /**
     * How many attempts may be claimed: there are slots, the engine can be relied on, and no
     * operator is against it.
     */
    int free() {
        return permits(taken.get());
    }

    private int permits(int used) {
        return claimable ? circuit.permits(capacity - used) : 0;
    }

    /**
     * Whether operators let this worker claim the stage. Only spares it to ask: what is paused is
     * not claimed in any case.
     */
    boolean claimable() {
        return claimable;
    }

    void claimable(boolean now) {
        claimable = now;
    }

    /** Takes slots, as many as are free; returns how many. */
    int take(int atMost) {
        while (true) {
            int used = taken.get();
            int more = Math.min(atMost, permits(used));
            if (more <= 0) {
                return 0;
            }
            if (taken.compareAndSet(used, used + more)) {
                return more;
            }
        }
    }

    /** Takes a slot that nothing waits for; returns whether it did. */
    boolean takeIdle() {
        return backlog == 0
                && !contended
                && circuit.state() == Circuit.State.CLOSED
                && take(1) == 1;
    }

    /** An attempt has completed the stage in that time. */
    void completed(Duration took, long nowNanos) {
        throughput.count(nowNanos);
        recentNanos.accumulateAndGet(
                took.toNanos(),
                (before, now) -> before < 0 ? now : before + (now - before) / RECENT_ATTEMPTS);
    }

    /**
     * What there is to say of the stage with a heartbeat.
     *
     * @param running how many attempts
     */
    Heartbeat.StageLoad load(int running, long nowNanos) {
        long nanos = recentNanos.get();
        Optional<Duration> recently =
                nanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
        return new Heartbeat.StageLoad(
                stage, capacity, running, recently, throughput.perSecond(nowNanos));
    }

    void release(int slots) {
        taken.addAndGet(-slots);
    }

    boolean hasBacklog() {
        return backlog > 0;
    }

    /** How many records wait for a slot. */
    int backlog() {
        return backlog;
    }

    /**
     * Whether more may be polled: no record waits here that a free slot would have to take first.
     */
    boolean pollable() {
        return free() > 0 && backlog == 0;
    }

    void enqueue(StageConsumer.DueRecord record, long nowNanos) {
        waiting.add(record);
        backlog = waiting.size();
        lastRecordNanos = nowNanos;
    }

    /**
     * Whether several accounts have more due work than there are slots: sweeps then serve them in
     * turn, and records, which come in the order of submission, are not heeded.
     */
    boolean contended() {
        return contended;
    }

    void contended(boolean now) {
        contended = now;
    }

    /** How long no record has come. */
    long silentNanos(long nowNanos) {
        return nowNanos - lastRecordNanos;
    }

    /** The oldest records, that many; they stay until {@link #drop}. */
    List<StageConsumer.DueRecord> oldest(int count) {
        return waiting.stream().limit(count).toList();
    }

    /** Removes the oldest records: they were dealt with. */
    void drop(int count) {
        for (int i = 0; i < count; i++) {
            waiting.remove();
        }
        backlog = waiting.size();
    }

    /** Removes the records of partitions that now belong to another worker. */
    void forget(Collection<TopicPartition> partitions) {
        waiting.removeIf(each -> partitions.contains(each.partition()));
        backlog = waiting.size();
    }
}
