package io.techpack.gateway.operator;

import io.techpack.artifact.ArtifactStore;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.gateway.settings.RetentionSettings;
import io.techpack.retention.Retention;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deletes what is older than the settings say, pass after pass. Of all gateways one does it, under
 * a lease; another goes on when it has died. Thread-safe.
 */
@Component
class RetentionLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RetentionLoop.class);

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LONGEST_NAP = Duration.ofMinutes(1);

    private final UUID self = UUID.randomUUID();
    private final Retention retention;
    private final RetentionSettings settings;
    private final RetentionMetrics metrics;
    // of the lease; by the loop's thread alone
    private long renewed = System.nanoTime();
    private @Nullable Thread loop;

    RetentionLoop(Retention retention, RetentionSettings settings, RetentionMetrics metrics) {
        this.retention = retention;
        this.settings = settings;
        this.metrics = metrics;
    }

    @Override
    public synchronized void start() {
        loop = Thread.ofVirtual().name("retention").start(this::run);
    }

    @Override
    public synchronized void stop() {
        if (loop != null) {
            loop.interrupt();
            loop = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return loop != null;
    }

    private void run() {
        Duration nap =
                settings.interval().compareTo(LONGEST_NAP) < 0 ? settings.interval() : LONGEST_NAP;
        try {
            while (true) {
                try {
                    if (retention.isDue(settings.interval()) && retention.lead(self, LEASE)) {
                        renewed = System.nanoTime();
                        pass();
                    }
                } catch (DatabaseUnavailable _) {
                    log.debug("the database is unavailable; retention goes on when it is back");
                } catch (ArtifactStore.Unavailable fault) {
                    log.warn("the artifact store is unavailable; retention begins anew", fault);
                } catch (RuntimeException failure) {
                    log.warn("retention failed; beginning anew", failure);
                } finally {
                    metrics.rests();
                }
                Thread.sleep(nap);
            }
        } catch (InterruptedException _) {
            log.debug("retention has stopped");
        }
    }

    private void pass() throws InterruptedException {
        boolean collects = retention.isCollectionDue(settings.collectionInterval());
        Retention.Ages ages = collects ? settings.ages() : settings.ages().withoutArtifacts();
        Optional<Retention.Report> report =
                retention.pass(ages, settings.pace(), this::stillLeads, metrics::goesOn);
        if (report.isEmpty()) {
            log.info("another gateway does the retention now");
            return;
        }
        retention.finished(collects);
        if (report.get().deleted() > 0) {
            log.info("retention deleted {}", report.get());
        }
    }

    private boolean stillLeads() {
        long now = System.nanoTime();
        if (now - renewed < LEASE.toNanos() / 4) {
            return true;
        }
        renewed = now;
        return retention.lead(self, LEASE);
    }
}
