package io.techpack.trials.bench;

import io.techpack.trials.Percentiles;
import io.techpack.trials.TrialException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * Jobs at a constant rate, for that time.
 *
 * @param rate jobs a second
 */
record ConstantRate(double rate, Duration time) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    ConstantRate {
        if (rate <= 0 || !time.isPositive()) {
            throw new TrialException(rate + " jobs a second for " + time + " is no load.");
        }
    }

    /**
     * Measures from submission to completion.
     *
     * @param name of the result
     * @param everyMinute is given the latencies of what completed in each minute
     */
    BenchResult measure(String name, Target target, Consumer<Percentiles> everyMinute)
            throws Exception {
        Duration interval = Duration.ofNanos(Math.round(1e9 / rate));
        long jobs = Math.max(1, time.toNanos() / interval.toNanos());
        long perMinute = Math.max(1, MINUTE.toNanos() / interval.toNanos());
        Histogram all = new Histogram(Percentiles.DIGITS);
        AtomicReference<@Nullable Exception> fault = new AtomicReference<>();
        Recorder recorder = new Recorder(Percentiles.DIGITS);
        Ticker ticker = Ticker.ofMachine();
        long begin = ticker.nanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OpenLoop loop = new OpenLoop(ticker, threads, recorder);
            for (long started = 0; started < jobs && fault.get() == null; started += perMinute) {
                loop.start(
                        begin + started * interval.toNanos(),
                        Math.min(perMinute, jobs - started),
                        interval,
                        () -> submit(target, fault));
                Histogram minute = recorder.getIntervalHistogram();
                all.add(minute);
                everyMinute.accept(Percentiles.ofNanos(minute));
            }
        } // which waits for those still under way
        all.add(recorder.getIntervalHistogram());
        Exception first = fault.get();
        if (first != null) {
            throw first;
        }
        return BenchResult.of(name, jobs)
                .withMakespan(Duration.ofNanos(ticker.nanos() - begin))
                .withLatencies(Percentiles.ofNanos(all));
    }

    private static void submit(Target target, AtomicReference<@Nullable Exception> fault) {
        try {
            target.submitter().submitAndAwait();
        } catch (Exception first) {
            fault.compareAndSet(null, first);
        }
    }
}
