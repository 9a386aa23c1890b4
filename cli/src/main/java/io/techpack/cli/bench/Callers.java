package io.techpack.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** A fixed number of threads that share the calls to make. */
final class Callers {

    // few threads that wait for sockets cost least as the system's own
    private static final int FEW = 32;

    private Callers() {}

    /** One call. */
    @FunctionalInterface
    interface Call {

        void run() throws Exception;
    }

    /** Makes that many calls, so many at once; returns after the last one, or fails with one. */
    static void share(long calls, int atOnce, Call call) throws Exception {
        AtomicLong left = new AtomicLong(calls);
        together(
                atOnce,
                () -> {
                    while (left.decrementAndGet() >= 0) {
                        call.run();
                    }
                    return true;
                });
    }

    /** Runs the same on so many threads; returns after the last one, or fails with one. */
    static <T> List<T> together(int threads, Callable<T> work) throws Exception {
        Thread.Builder kind = threads > FEW ? Thread.ofVirtual() : Thread.ofPlatform();
        try (ExecutorService callers = Executors.newThreadPerTaskExecutor(kind.factory())) {
            var running = IntStream.range(0, threads).mapToObj(_ -> callers.submit(work)).toList();
            try {
                List<T> results = new ArrayList<>();
                for (Future<T> each : running) {
                    results.add(each.get());
                }
                return results;
            } catch (ExecutionException fault) {
                callers.shutdownNow();
                throw fault.getCause() instanceof Exception cause ? cause : fault;
            }
        }
    }
}
