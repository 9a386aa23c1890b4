package io.techpack.gateway.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * When the dispatcher looks again: soon after a place became free or a job changed, but not for
 * each of them; else with the next sweep. Most changes of jobs are no ends, and most ends are told
 * to nobody: looking for each would cost every job. Thread-safe.
 */
final class WakeUps {

    private static final long BETWEEN_FREED_PLACES = Duration.ofMillis(20).toNanos();
    private static final long BETWEEN_CHANGED_JOBS = Duration.ofMillis(100).toNanos();

    /** How many times as long as the last look took, but no longer than to the next sweep. */
    private static final int RESTS_AFTER_A_LOOK = 5;

    private final long sweep;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private long last = System.nanoTime();
    private volatile boolean changed;
    private volatile boolean freed;

    WakeUps(Duration sweep) {
        this.sweep = sweep.toNanos();
    }

    /** Does not block: told on the thread that reads hints. */
    void jobChanged() {
        if (!changed) {
            changed = true;
            wake();
        }
    }

    void placeFreed() {
        if (!freed) {
            freed = true;
            wake();
        }
    }

    private void wake() {
        lock.lock();
        try {
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when it is time to look again. For one thread. */
    void await() throws InterruptedException {
        lock.lock();
        try {
            long rest = RESTS_AFTER_A_LOOK * (System.nanoTime() - last);
            long left = left(rest);
            while (left > 0) {
                woken.await(left, TimeUnit.NANOSECONDS);
                left = left(rest);
            }
            // before the look: what happens during it is looked for again
            changed = false;
            freed = false;
            last = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    private long left(long rest) {
        long pause = freed ? BETWEEN_FREED_PLACES : changed ? BETWEEN_CHANGED_JOBS : sweep;
        return last + Math.min(Math.max(pause, rest), sweep) - System.nanoTime();
    }
}
