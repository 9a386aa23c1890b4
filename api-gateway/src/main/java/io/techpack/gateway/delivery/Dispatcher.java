package io.techpack.gateway.delivery;

import io.techpack.database.DatabaseUnavailable;
import io.techpack.gateway.settings.WebhookSettings;
import io.techpack.messaging.JobUpdates;
import io.techpack.webhook.DeliveryQueue;
import io.techpack.webhook.DeliveryQueue.Due;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has due deliveries sent, each on a thread of its own and only as many at once as the limits
 * allow: one loop takes their leases when a hint says that a job has changed, when a place has
 * become free, and every few seconds. Any number of gateways do so on one database. Thread-safe.
 */
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration BETWEEN_PRUNINGS = Duration.ofMinutes(10);

    private final UUID self = UUID.randomUUID();
    private final DeliveryQueue queue;
    private final Sender sender;
    private final WebhookSettings settings;
    private final DeliveryQueue.Limits limits;
    private final WakeUps wakeUps;
    private final Map<UUID, Due> sending = new ConcurrentHashMap<>();
    // looking up a name blocks in native code: virtual threads would stand still for all requests
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("webhook-", 0).factory());
    private long nextPruning = System.nanoTime();
    private volatile boolean running;
    private @Nullable Thread loop;

    Dispatcher(DeliveryQueue queue, Sender sender, WebhookSettings settings, JobUpdates updates) {
        this.queue = queue;
        this.sender = sender;
        this.settings = settings;
        this.limits =
                new DeliveryQueue.Limits(
                        settings.sending().atOnce(),
                        settings.sending().perReceiver(),
                        settings.sending().perAccount());
        this.wakeUps = new WakeUps(settings.sending().sweep());
        updates.subscribe((_, _) -> wakeUps.jobChanged());
    }

    @Override
    public synchronized void start() {
        running = true;
        loop = Thread.ofPlatform().daemon().name("webhook-dispatcher").start(this::run);
    }

    /** Takes no more, and gives what is being sent the time that it has. */
    @Override
    public void stop(Runnable callback) {
        stop();
        Thread.ofVirtual()
                .name("webhook-drain")
                .start(() -> {
                    try {
                        awaitLoop();
                        threads.shutdown();
                        if (!threads.awaitTermination(
                                settings.sending().timeLimit().toMillis(), TimeUnit.MILLISECONDS)) {
                            log.info(
                                    "{} webhooks were still being sent at the stop; another gateway sends them again when their leases end",
                                    sending.size());
                        }
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    } finally {
                        callback.run();
                    }
                });
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (loop != null) {
            loop.interrupt();
        }
    }

    private void awaitLoop() throws InterruptedException {
        Thread started;
        synchronized (this) {
            started = loop;
        }
        if (started != null) {
            started.join();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Together with the web server: requests that end jobs are still answered. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
    }

    private void run() {
        while (running) {
            try {
                claim();
                prune();
                wakeUps.await();
            } catch (InterruptedException _) {
                log.debug("the dispatcher of webhooks has stopped");
                return;
            }
        }
    }

    private void claim() {
        try {
            List<Due> all = List.copyOf(sending.values());
            if (all.size() < limits.total()) {
                queue.claim(self, limits, all, settings.sending().lease()).forEach(this::send);
            }
        } catch (DatabaseUnavailable _) {
            log.debug("the database is unavailable; webhooks are sent when it is back");
        } catch (RuntimeException failure) {
            log.warn("due webhooks cannot be read; trying again", failure);
        }
    }

    private void send(Due due) {
        sending.put(due.id(), due);
        threads.execute(() -> {
            try {
                sender.send(due);
            } finally {
                sending.remove(due.id());
                wakeUps.placeFreed();
            }
        });
    }

    private void prune() {
        if (System.nanoTime() - nextPruning < 0) {
            return;
        }
        try {
            // the rest is taken with the next looks
            if (queue.prune(settings.retention()) == 0) {
                nextPruning = System.nanoTime() + BETWEEN_PRUNINGS.toNanos();
            }
        } catch (DatabaseUnavailable _) {
            log.debug("the database is unavailable; old deliveries are deleted when it is back");
        } catch (RuntimeException failure) {
            log.warn("old deliveries cannot be deleted; trying again", failure);
        }
    }
}
