package io.techpack.worker;

import io.techpack.ledger.CompletedStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The completions of one job by one worker, in the order of the stages. One is recorded at a time;
 * those that come meanwhile are recorded together. Once one is refused, so are all after it.
 * Thread-safe; each completion belongs to the thread of its attempt.
 */
final class CompletionChain {

    private final Consumer<List<Link>> ledger;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition recorded = lock.newCondition();
    private List<Link> waiting = new ArrayList<>();
    private boolean recording;
    private boolean broken;

    /** A completion. */
    static final class Link {

        private final RunningAttempt ended;
        private final CompletedStage stage;
        private final Optional<RunningAttempt> next;
        private boolean over;

        private Link(RunningAttempt ended, CompletedStage stage, Optional<RunningAttempt> next) {
            this.ended = ended;
            this.stage = stage;
            this.next = next;
        }

        /** The attempt that made it. */
        RunningAttempt ended() {
            return ended;
        }

        CompletedStage stage() {
            return stage;
        }

        /** The attempt at the next stage, if this worker wants to go on. */
        Optional<RunningAttempt> next() {
            return next;
        }

        /** Whether the next attempt has its lease by now. */
        private boolean goesOn() {
            return next.filter(attempt -> attempt.grant().isTaken()).isPresent();
        }
    }

    /**
     * @param ledger records completions that follow each other, and lets the attempts after them
     *     know whether they have their leases; those that it leaves open have none
     */
    CompletionChain(Consumer<List<Link>> ledger) {
        this.ledger = ledger;
    }

    /**
     * Adds the completion of the job's next stage; {@link #record} has to follow.
     *
     * @param next the attempt after it, whose lease is taken with it
     */
    Link add(RunningAttempt ended, CompletedStage stage, Optional<RunningAttempt> next) {
        Link link = new Link(ended, stage, next);
        lock.lock();
        try {
            waiting.add(link);
        } finally {
            lock.unlock();
        }
        return link;
    }

    /** Has that completion recorded after all that were added before it, and waits for that. */
    void record(Link mine) {
        awaitCompany();
        lock.lock();
        try {
            while (recording && !mine.over) {
                recorded.awaitUninterruptibly();
            }
            if (!mine.over) {
                recordWaiting();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * A handler that has its result at hand, such as a cached one, takes no time: its completion is
     * recorded with this one.
     */
    private void awaitCompany() {
        int before;
        do {
            before = size();
            Thread.yield();
        } while (size() > before);
    }

    private int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** The lock is held when this is called, and when it returns. */
    private void recordWaiting() {
        List<Link> links = waiting;
        waiting = new ArrayList<>();
        recording = true;
        boolean refused = broken;
        lock.unlock();
        try {
            // once one was refused, a lease that looks like a later one's was claimed since
            if (!refused) {
                ledger.accept(links);
            }
        } finally {
            for (Link link : links) {
                link.next().ifPresent(RunningAttempt::refuseUnlessGranted);
            }
            lock.lock();
            recording = false;
            broken = !links.getLast().goesOn();
            links.forEach(link -> link.over = true);
            recorded.signalAll();
        }
    }
}
