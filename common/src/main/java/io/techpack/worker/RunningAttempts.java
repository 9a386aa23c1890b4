package io.techpack.worker;

import io.techpack.job.JobId;
import io.techpack.job.Lease;
import io.techpack.job.Stage;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The attempts of this worker that are under way, by their leases. Thread-safe. */
final class RunningAttempts {

    private final Map<Lease, RunningAttempt> byLease = new ConcurrentHashMap<>();
    private final Object allOver = new Object();
    private volatile boolean shuttingDown;

    void add(RunningAttempt running) {
        byLease.put(running.lease(), running);
        if (shuttingDown) {
            running.attempt().stop(StopSignal.Reason.SHUTDOWN);
        }
    }

    void remove(RunningAttempt running) {
        // one whose lease was refused may have given way to a claim that looks the same
        byLease.remove(running.lease(), running);
        if (byLease.isEmpty()) {
            synchronized (allOver) {
                allOver.notifyAll();
            }
        }
    }

    /** All leases that this worker knows of, those included that are still to be taken. */
    List<Lease> leases() {
        return List.copyOf(byLease.keySet());
    }

    /** Those that it believes to hold now. */
    List<Lease> held() {
        return byLease.values().stream()
                .filter(each -> each.grant().isTaken())
                .map(RunningAttempt::lease)
                .toList();
    }

    /** How many are at this stage. */
    int at(Stage stage) {
        return (int) byLease.keySet().stream().filter(lease -> lease.stage().equals(stage)).count();
    }

    /** Whether an attempt at this job is under way. */
    boolean isAt(JobId job) {
        return byLease.keySet().stream().anyMatch(lease -> lease.job().equals(job));
    }

    /** Whether an attempt is under way that has, or may get, that lease. */
    boolean isAt(Lease lease) {
        return byLease.containsKey(lease);
    }

    Collection<RunningAttempt> all() {
        return List.copyOf(byLease.values());
    }

    /** Tells the attempts of these leases that they are lost. */
    void leasesLost(List<Lease> leases) {
        for (Lease lease : leases) {
            RunningAttempt running = byLease.get(lease);
            if (running != null) {
                running.attempt().stop(StopSignal.Reason.LEASE_LOST);
            }
        }
    }

    /** Tells every attempt, and those that are still to come, that another worker goes on. */
    void shutDown() {
        shuttingDown = true;
        all().forEach(running -> running.attempt().stop(StopSignal.Reason.SHUTDOWN));
    }

    /** Waits until no attempt is running, at most that long; returns whether none is. */
    boolean awaitNone(Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        synchronized (allOver) {
            for (long left = longest.toMillis(); !byLease.isEmpty() && left > 0; ) {
                allOver.wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            }
        }
        return byLease.isEmpty();
    }
}
