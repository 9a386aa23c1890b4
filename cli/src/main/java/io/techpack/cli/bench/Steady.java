package io.techpack.cli.bench;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * Jobs at a steady rate, for that time.
 *
 * @param rate jobs a second
 */
record Steady(double rate, Duration time) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    Steady {
        if (rate <= 0 || !time.isPositive()) {
            throw new BenchFault(rate + " jobs a second for " + time + " is no load.");
        }
    }

    /**
     * Measures from submission to end.
     *
     * @param minutes is told the latencies of what ended in each minute
     */
    Figures measure(String name, Site site, Consumer<Latencies> minutes) throws Exception {
        Duration interval = Duration.ofNanos(Math.round(1e9 / rate));
        long jobs = Math.max(1, time.toNanos() / interval.toNanos());
        long perMinute = Math.max(1, MINUTE.toNanos() / interval.toNanos());
        Histogram all = new Histogram(Latencies.DIGITS);
        AtomicReference<@Nullable Exception> fault = new AtomicReference<>();
        Recorder recorder = new Recorder(Latencies.DIGITS);
        Ticker ticker = Ticker.ofMachine();
        long begin = ticker.nanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SteadyLoad load = new SteadyLoad(ticker, threads, recorder);
            for (long started = 0; started < jobs && fault.get() == null; started += perMinute) {
                load.start(
                        begin + started * interval.toNanos(),
                        Math.min(perMinute, jobs - started),
                        interval,
                        () -> submit(site, fault));
                Histogram ended = recorder.getIntervalHistogram();
                all.add(ended);
                minutes.accept(Latencies.of(ended));
            }
        } // which waits for those still under way
        all.add(recorder.getIntervalHistogram());
        Exception first = fault.get();
        if (first != null) {
            throw first;
        }
        return Figures.of(name, jobs)
                .took(Duration.ofNanos(ticker.nanos() - begin))
                .with(Latencies.of(all));
    }

    private static void submit(Site site, AtomicReference<@Nullable Exception> fault) {
        try {
            site.entrance().submitAndAwait();
        } catch (Exception first) {
            fault.compareAndSet(null, first);
        }
    }
}
