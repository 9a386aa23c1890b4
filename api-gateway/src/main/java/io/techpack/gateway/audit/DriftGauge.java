package io.techpack.gateway.audit;

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
 * Shows as {@code techpack.credits.drift} what does not fit in the books, by the rules of {@link
 * Audit}: 0, or the credits that balances are off and one for every other misfit. Each is logged.
 *
 * <p>A scrape costs nothing: four walks go through the database by key, some rows at a time, round
 * and round: accounts, jobs, entries, and the jobs whose credits just moved. Each rests a hundred
 * times (if not set otherwise) as long as its last look took, and takes as many rows as can be
 * looked at in a twentieth of a second: all four together need a twenty-fifth of one connection at
 * most, however much history there is.
 *
 * <p>So a job that does not fit is seen within seconds of a movement of its credits (later while
 * more jobs move than that rest allows to look at); a job changed by hand, an account or a stray
 * entry within one walk: a moment on small tables, some hours with ten million jobs. The counter
 * {@code techpack.credits.audited} tells how far each walk gets. The gauge begins at 0 and says
 * what this process has seen since its start; every gateway walks by itself, so the highest value
 * counts. {@code GET /admin/audit} looks at everything at once.
 *
 * <p>Thread-safe.
 */
@Component
class DriftGauge implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DriftGauge.class);

    private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();
    private static final int MOST_ROWS = 2_000;

    private final Audit audit;
    private final GatewaySettings.Audit settings;
    private final MeterRegistry metrics;
    private final KnownMisfits misfits = new KnownMisfits();
    private final List<Thread> walkers = new ArrayList<>();

    DriftGauge(Audit audit, GatewaySettings settings, MeterRegistry metrics) {
        this.audit = audit;
        this.settings = settings.audit();
        this.metrics = metrics;
        Gauge.builder("techpack.credits.drift", misfits, KnownMisfits::drift)
                .description("What does not fit in the books; anything but 0 calls for an audit")
                .register(metrics);
    }

    @Override
    public synchronized void start() {
        for (Walk walk : Walk.values()) {
            Counter audited =
                    Counter.builder("techpack.credits.audited")
                            .description("Rows that the drift's walks have looked at")
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
        int rows = 100;
        while (true) {
            long began = System.nanoTime();
            try {
                Audit.Slice slice = audit.slice(place.orElseGet(() -> beginning(walk)), rows);
                audited.increment(slice.rows());
                misfits.add(slice).forEach(misfit -> log.error("{}", misfit.sentence()));
                place = slice.on();
            } catch (DatabaseUnavailable _) {
                log.debug("the database is away; the audit goes on when it is back");
            } catch (RuntimeException fault) {
                log.warn("the audit of {} failed; trying again", walk, fault);
            }
            long took = System.nanoTime() - began;
            rows = took > LOOK_NANOS ? Math.max(1, rows / 2) : Math.min(MOST_ROWS, rows * 2);
            try {
                Thread.sleep(
                        Duration.ofNanos(
                                Math.max(settings.pause().toNanos(), settings.rest() * took)));
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private Audit.Place beginning(Walk walk) {
        return switch (walk) {
            case ACCOUNTS, JOBS, ENTRIES -> Audit.Place.beginningOf(walk);
            case RECENT -> audit.now();
        };
    }
}
