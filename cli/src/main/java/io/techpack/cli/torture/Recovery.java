package io.techpack.cli.torture;

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
 * How long jobs take to get over a fault: from its beginning until each job that it met has ended
 * or has left the stage in which it was met. Looks at the jobs four times a second. Thread-safe.
 */
final class Recovery implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final Board board;
    private final List<Wound> open = new ArrayList<>();
    private final Thread watch;

    Recovery(Board board) {
        this.board = board;
        this.watch = Thread.ofVirtual().name("recovery").start(this::watch);
    }

    /** What a fault did to the jobs that it met. */
    static final class Wound {

        private final long begin;
        private final int jobs;
        private final Map<UUID, String> waiting;
        private OptionalLong healedMillis = OptionalLong.empty();

        private Wound(long begin, Map<UUID, String> met) {
            this.begin = begin;
            this.jobs = met.size();
            this.waiting = new HashMap<>(met);
        }

        /** When the fault began, as {@link System#nanoTime} tells. */
        long begin() {
            return begin;
        }

        /** How many jobs it met. */
        int jobs() {
            return jobs;
        }

        /** How long they took; empty if it met none, or they have not all moved on. */
        synchronized OptionalLong millis() {
            return healedMillis;
        }

        private synchronized boolean healed(Map<UUID, Board.Standing> live, long now) {
            waiting.entrySet()
                    .removeIf(job -> {
                        Board.Standing standing = live.get(job.getKey());
                        return standing == null || !standing.stage().equals(job.getValue());
                    });
            if (waiting.isEmpty() && jobs > 0) {
                healedMillis = OptionalLong.of((now - begin) / 1_000_000);
            }
            return waiting.isEmpty();
        }
    }

    /**
     * To be called just before a fault: remembers the live jobs that it will meet. With no database
     * to ask, it is taken to meet none.
     */
    Wound wound(BiPredicate<UUID, Board.Standing> met) {
        Map<UUID, String> jobs = new HashMap<>();
        try {
            board.live()
                    .forEach((job, standing) -> {
                        if (met.test(job, standing)) {
                            jobs.put(job, standing.stage());
                        }
                    });
        } catch (SQLException _) {
            // the database is down, from another fault
        }
        Wound wound = new Wound(System.nanoTime(), jobs);
        synchronized (open) {
            open.add(wound);
        }
        return wound;
    }

    /** The jobs that are live now; none if the database cannot be asked. */
    Set<UUID> jobs() {
        try {
            return board.live().keySet();
        } catch (SQLException _) {
            return Set.of();
        }
    }

    /** The processes that have leased jobs now; none if the database cannot be asked. */
    Set<Long> busy() {
        try {
            return board.live().values().stream()
                    .map(Board.Standing::pid)
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
            List<Wound> wounds;
            synchronized (open) {
                wounds = List.copyOf(open);
            }
            Map<UUID, Board.Standing> live = board.live();
            long now = System.nanoTime();
            List<Wound> healed = wounds.stream().filter(each -> each.healed(live, now)).toList();
            synchronized (open) {
                open.removeAll(healed);
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
