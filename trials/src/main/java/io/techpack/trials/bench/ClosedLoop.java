package io.techpack.trials.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** A fixed number of threads, each of which makes its next call when the one before has ended. */
final class ClosedLoop {

    // few threads that wait for sockets cost least as the system's own
    private static final int MOST_PLATFORM_THREADS = 32;

    private ClosedLoop() {}

    /** One call. */
    @FunctionalInterface
    interface Call {

        void run() throws Exception;
    }

    /**
     * Makes that many calls, so many at once; returns after the last one, or fails as one of them
     * did.
     */
    static void run(long calls, int concurrency, Call call) throws Exception {
        AtomicLong left = new AtomicLong(calls);
        onEachThread(
                concurrency,
                () -> {
                    while (left.decrementAndGet() >= 0) {
                        call.run();
                    }
                    return true;
                });
    }

    /**
     * Does the same work on so many threads; returns after the last one, or fails as one of them
     * did.
     */
    static <T> List<T> onEachThread(int threads, Callable<T> work) throws Exception {
        Thread.Builder kind =
                threads > MOST_PLATFORM_THREADS ? Thread.ofVirtual() : Thread.ofPlatform();
        try (ExecutorService executor = Executors.newThreadPerTaskExecutor(kind.factory())) {
            var running = IntStream.range(0, threads).mapToObj(_ -> executor.submit(work)).toList();
            try {
                List<T> results = new ArrayList<>();
                for (Future<T> each : running) {
                    results.add(each.get());
                }
                return results;
            } catch (ExecutionException fault) {
                executor.shutdownNow();
                throw fault.getCause() instanceof Exception cause ? cause : fault;
            }
        }
    }
}
