package io.techpack.gateway.operator;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.audit.Audit;
import io.techpack.audit.Audit.Walk;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.gateway.settings.GatewaySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Shows as {@code techpack.credits.drift} what does not add up by the rules of {@link Audit}: 0, or
 * the credits by which balances are off plus one for every other finding. Each finding is logged.
 *
 * <p>A scrape costs nothing: four walks go through the database by key, some rows at a time, again
 * and again: accounts, jobs, entries, and the jobs whose credits just moved. Each pauses a hundred
 * times (by default) as long as its last slice took, and takes as many rows as can be checked in a
 * twentieth of a second: all four together need a twenty-fifth of one connection at most, however
 * much history there is.
 *
 * <p>So a job that does not add up is found within seconds of a movement of its credits (later
 * while more jobs move than those pauses allow to check); a job changed by hand, an account or a
 * stray entry within one walk: ten pauses on small tables, some hours with ten million jobs. The
 * counter {@code techpack.credits.audited} tells how far each walk gets. The gauge starts at 0 and
 * shows what this process has found since its start; every gateway walks on its own, so the highest
 * value counts. {@code GET /admin/audit} checks everything at once.
 *
 * <p>Thread-safe.
 */
@Component
class DriftGauge implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DriftGauge.class);

    private static final long SLICE_NANOS = Duration.ofMillis(50).toNanos();
    private static final int FIRST_ROWS = 100;
    private static final int MAX_ROWS = 2_000;

    /** How many pauses a walk that has come to its end rests before it begins anew. */
    private static final int PAUSES_BETWEEN_WALKS = 10;

    private final Audit audit;
    private final GatewaySettings.Audit settings;
    private final MeterRegistry metrics;
    private final OpenFindings findings = new OpenFindings();
    private final List<Thread> walkers = new ArrayList<>();

    DriftGauge(Audit audit, GatewaySettings settings, MeterRegistry metrics) {
        this.audit = audit;
        this.settings = settings.audit();
        this.metrics = metrics;
        Gauge.builder("techpack.credits.drift", findings, OpenFindings::drift)
                .description("Credits that do not add up; anything but 0 calls for an audit")
                .register(metrics);
    }

    @Override
    public synchronized void start() {
        for (Walk walk : Walk.values()) {
            Counter audited =
                    Counter.builder("techpack.credits.audited")
                            .description("Rows that the walks of the audit have checked")
                            .tag("walk", walk.name().toLowerCase(Locale.ROOT))
                            .register(metrics);
            walkers.add(
                    Thread.ofVirtual()
                            .name("audit-" + walk.name().toLowerCase(Locale.ROOT))
                            .start(() -> walk(walk, audited)));
        }
    }

    @Override
    public synchronized void stop() {
        walkers.forEach(Thread::interrupt);
        walkers.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !walkers.isEmpty();
    }

    private void walk(Walk walk, Counter audited) {
        Optional<Audit.Place> place = Optional.empty();
        int rows = FIRST_ROWS;
        while (true) {
            long began = System.nanoTime();
            long rest = settings.pause().toNanos();
            try {
                Audit.Slice slice = audit.slice(place.orElseGet(() -> start(walk)), rows);
                audited.increment(slice.rows());
                findings.add(slice).forEach(finding -> log.error("{}", finding.sentence()));
                place = slice.on();
                rest *= place.isEmpty() ? PAUSES_BETWEEN_WALKS : 1;
            } catch (DatabaseUnavailable _) {
                log.debug("the database is unavailable; the audit continues when it is back");
            } catch (RuntimeException failure) {
                log.warn("the audit of {} failed; trying again", walk, failure);
            }
            long took = System.nanoTime() - began;
            rows = took > SLICE_NANOS ? Math.max(1, rows / 2) : Math.min(MAX_ROWS, rows * 2);
            try {
                Thread.sleep(Duration.ofNanos(Math.max(rest, settings.pauseFactor() * took)));
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private Audit.Place start(Walk walk) {
        return switch (walk) {
            case ACCOUNTS, JOBS, ENTRIES -> Audit.Place.beginningOf(walk);
            case RECENT -> audit.now();
        };
    }
}
