package io.techpack.trials.torture;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * How long jobs take to recover from a fault: from its beginning until each job that it affected
 * has ended or has left the stage in which it was. Looks at the jobs four times a second.
 * Thread-safe.
 */
final class RecoveryTracker implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final LiveJobs live;
    private final List<Impact> open = new ArrayList<>();
    private final Thread watch;

    RecoveryTracker(LiveJobs live) {
        this.live = live;
        this.watch = Thread.ofVirtual().name("recovery").start(this::watch);
    }

    /** What a fault did to the jobs that it affected. */
    static final class Impact {

        private final long begin;
        private final int jobs;
        private final Map<UUID, String> waiting;
        private OptionalLong recoveryMillis = OptionalLong.empty();

        private Impact(long begin, Map<UUID, String> affected) {
            this.begin = begin;
            this.jobs = affected.size();
            this.waiting = new HashMap<>(affected);
        }

        /** When the fault began, as {@link System#nanoTime} tells. */
        long begin() {
            return begin;
        }

        /** How many jobs it affected. */
        int jobs() {
            return jobs;
        }

        /** How long they took; empty if it affected none, or they have not all moved on. */
        synchronized OptionalLong recoveryMillis() {
            return recoveryMillis;
        }

        private synchronized boolean recovered(Map<UUID, LiveJobs.Position> live, long now) {
            waiting.entrySet()
                    .removeIf(job -> {
                        LiveJobs.Position position = live.get(job.getKey());
                        return position == null || !position.stage().equals(job.getValue());
                    });
            if (waiting.isEmpty() && jobs > 0) {
                recoveryMillis = OptionalLong.of((now - begin) / 1_000_000);
            }
            return waiting.isEmpty();
        }
    }

    /**
     * To be called just before a fault: remembers the live jobs that it will affect. With no
     * database to ask, it is taken to affect none.
     */
    Impact begin(BiPredicate<UUID, LiveJobs.Position> affected) {
        Map<UUID, String> jobs = new HashMap<>();
        try {
            live.all()
                    .forEach((job, position) -> {
                        if (affected.test(job, position)) {
                            jobs.put(job, position.stage());
                        }
                    });
        } catch (SQLException _) {
            // the database is down, from another fault
        }
        Impact impact = new Impact(System.nanoTime(), jobs);
        synchronized (open) {
            open.add(impact);
        }
        return impact;
    }

    /** The jobs that are live now; none if the database cannot be asked. */
    Set<UUID> liveJobs() {
        try {
            return live.all().keySet();
        } catch (SQLException _) {
            return Set.of();
        }
    }

    /** The processes that have leased jobs now; none if the database cannot be asked. */
    Set<Long> busyProcesses() {
        try {
            return live.all().values().stream()
                    .map(LiveJobs.Position::pid)
                    .collect(Collectors.toSet());
        } catch (SQLException _) {
            return Set.of();
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                look();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            List<Impact> impacts;
            synchronized (open) {
                impacts = List.copyOf(open);
            }
            Map<UUID, LiveJobs.Position> jobs = live.all();
            long now = System.nanoTime();
            List<Impact> recovered =
                    impacts.stream().filter(each -> each.recovered(jobs, now)).toList();
            synchronized (open) {
                open.removeAll(recovered);
            }
        } catch (SQLException _) {
            // down; the next look will do
        }
    }

    @Override
    public void close() throws InterruptedException {
        watch.interrupt();
        watch.join();
    }
}
