package io.techpack.trials.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Watches the resident memory of this JVM, which is gateway, workers, Kafka and load generator in
 * one, until it is closed.
 */
final class PeakMemory implements AutoCloseable {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long PACE_MILLIS = 200;

    private final AtomicLong peak = new AtomicLong();
    private final Thread watcher =
            Thread.ofPlatform().daemon().name("bench-memory").unstarted(this::watch);

    private PeakMemory() {}

    static PeakMemory watching() {
        PeakMemory memory = new PeakMemory();
        memory.watcher.start();
        return memory;
    }

    /** In megabytes; 0 where the system does not tell. */
    long megabytes() {
        see();
        return peak.get() / 1024;
    }

    static long nowMegabytes() {
        return kilobytes() / 1024;
    }

    private void watch() {
        try {
            while (true) {
                see();
                Thread.sleep(PACE_MILLIS);
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private void see() {
        peak.accumulateAndGet(kilobytes(), Math::max);
    }

    private static long kilobytes() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException _) {
            return 0;
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
