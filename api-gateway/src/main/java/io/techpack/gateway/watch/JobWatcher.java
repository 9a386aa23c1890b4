package io.techpack.gateway.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.job.JobId;
import io.techpack.messaging.JobUpdates;
import io.techpack.query.JobQueries;
import io.techpack.query.JobQueries.Standing;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Holds requests until their job has reached a certain state. Each blocks its own virtual thread;
 * one loop queries the database for all of them at once: for the jobs that hints name, and every
 * few seconds for every awaited job, so that a lost hint costs seconds and never a response.
 * Thread-safe.
 */
@Component
public final class JobWatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobWatcher.class);

    /** How soon it is seen that a client has left. */
    private static final long CONNECTION_CHECK_NANOS = Duration.ofSeconds(2).toNanos();

    private final JobQueries queries;
    private final long recheckNanos;
    private final ConcurrentMap<JobId, Set<Waiter>> waiters = new ConcurrentHashMap<>();
    private final BlockingQueue<JobId> hinted = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean running;
    private @Nullable Thread loop;

    JobWatcher(
            JobQueries queries,
            JobUpdates updates,
            GatewaySettings settings,
            MeterRegistry metrics) {
        this.queries = queries;
        this.recheckNanos = settings.waiting().recheck().toNanos();
        updates.subscribe((job, _) -> onHint(job));
        Gauge.builder("techpack.requests.waiting", waiting, AtomicInteger::get)
                .description("Requests that are held until their job changes")
                .register(metrics);
    }

    /** Blocks until the job is in the wanted state, which it may be already. */
    public Awaited await(
            JobId job, Predicate<Standing> wanted, Duration atMost, ClientConnection client) {
        if (!running) {
            return Awaited.STOPPING;
        }
        if (!atMost.isPositive()) {
            return Awaited.TIMED_OUT;
        }
        Waiter waiter = new Waiter(wanted);
        waiting.incrementAndGet();
        add(job, waiter);
        try {
            // the job may have got there, or the process have stopped, before this waiter was added
            hinted.add(job);
            return running ? await(waiter, atMost, client) : Awaited.STOPPING;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Awaited.STOPPING;
        } finally {
            remove(job, waiter);
            waiting.decrementAndGet();
        }
    }

    private Awaited await(Waiter waiter, Duration atMost, ClientConnection client)
            throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); left > 0; left = until - System.nanoTime()) {
            if (waiter.await(Math.min(left, CONNECTION_CHECK_NANOS))) {
                return waiter.reached() ? Awaited.REACHED : Awaited.STOPPING;
            }
            if (client.isClosed()) {
                return Awaited.CLIENT_LEFT;
            }
        }
        return Awaited.TIMED_OUT;
    }

    @Override
    public synchronized void start() {
        // before the loop reads it
        running = true;
        loop = Thread.ofPlatform().daemon().name("job-watcher").start(this::run);
    }

    /**
     * Releases all requests, before anything else when the process stops; from then on none is
     * held. Streams of a job's events end when {@link #isRunning} has become false.
     */
    @Override
    public synchronized void stop() {
        running = false;
        if (loop != null) {
            loop.interrupt();
        }
        waiters.values().forEach(all -> all.forEach(Waiter::release));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        long nextRecheck = System.nanoTime() + recheckNanos;
        while (running) {
            try {
                JobId first = hinted.poll(nextRecheck - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (System.nanoTime() - nextRecheck >= 0) {
                    nextRecheck = System.nanoTime() + recheckNanos;
                    hinted.clear();
                    check(Set.copyOf(waiters.keySet()));
                } else if (first != null) {
                    Set<JobId> named = new HashSet<>(Set.of(first));
                    hinted.drainTo(named);
                    named.retainAll(waiters.keySet());
                    check(named);
                }
            } catch (InterruptedException _) {
                log.debug("the job watcher has stopped");
                return;
            } catch (RuntimeException failure) {
                log.warn("the state of awaited jobs cannot be read; trying again", failure);
            }
        }
    }

    private void check(Collection<JobId> jobs) {
        if (!jobs.isEmpty()) {
            queries.standings(jobs)
                    .forEach((job, standing) ->
                            waiters.getOrDefault(job, Set.of())
                                    .forEach(waiter -> waiter.see(standing)));
        }
    }

    private void onHint(JobId job) {
        if (waiters.containsKey(job)) {
            hinted.add(job);
        }
    }

    private void add(JobId job, Waiter waiter) {
        waiters.merge(
                job,
                Set.of(waiter),
                (before, more) ->
                        Stream.concat(before.stream(), more.stream())
                                .collect(Collectors.toUnmodifiableSet()));
    }

    private void remove(JobId job, Waiter waiter) {
        waiters.computeIfPresent(
                job,
                (_, before) -> {
                    List<Waiter> rest = before.stream().filter(each -> each != waiter).toList();
                    return rest.isEmpty() ? null : Set.copyOf(rest);
                });
    }
}
