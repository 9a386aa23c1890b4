package io.techpack.stage;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/**
 * Lends processors to work that computes, as many at once as there are, so that a stage's capacity
 * may be far above that without filling the memory with pictures. The work runs on platform
 * threads: virtual threads are not preempted, and computing on them would hold up everything else
 * in the process, heartbeats included. Thread-safe.
 */
public final class CpuBulkhead {

    private static final CpuBulkhead OF_THIS_PROCESS =
            new CpuBulkhead(Runtime.getRuntime().availableProcessors());

    private final Semaphore free;

    CpuBulkhead(int count) {
        free = new Semaphore(count, true);
    }

    /** That of this process, which all stages in it share. */
    public static CpuBulkhead ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    /**
     * Waits until a core is free. Whoever keeps big things in memory between two computations keeps
     * the permit meanwhile.
     */
    public Permit acquire() throws InterruptedException {
        free.acquire();
        return new Permit();
    }

    /** Computes as soon as a core is free; see {@link Permit#run}. */
    public <T> T run(Callable<T> work) throws InterruptedException {
        try (Permit permit = acquire()) {
            return permit.run(work);
        }
    }

    /** The right to a core until it is closed. For one thread at a time. */
    public final class Permit implements AutoCloseable {

        private boolean held = true;

        private Permit() {}

        /**
         * Computes. If the calling thread is interrupted, the work is too, and this returns once it
         * has stopped.
         *
         * @throws InterruptedException if the calling thread was interrupted
         * @throws IllegalStateException if the work threw a checked exception
         */
        public <T> T run(Callable<T> work) throws InterruptedException {
            if (!held) {
                throw new IllegalStateException("this permit was given back");
            }
            FutureTask<T> task = new FutureTask<>(work);
            Thread thread = Thread.ofPlatform().daemon().name("cpu-bulkhead").start(task);
            try {
                return task.get();
            } catch (InterruptedException stop) {
                thread.interrupt();
                waitFor(thread);
                throw stop;
            } catch (ExecutionException failed) {
                throw unwrapped(failed);
            }
        }

        @Override
        public void close() {
            if (held) {
                held = false;
                free.release();
            }
        }
    }

    /**
     * The interruption that brought us here is passed on by the caller; another one adds nothing.
     */
    private static void waitFor(Thread thread) {
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                thread.interrupt();
            }
        }
    }

    private static RuntimeException unwrapped(ExecutionException failed)
            throws InterruptedException {
        return switch (failed.getCause()) {
            case InterruptedException stop -> throw stop;
            case RuntimeException bug -> throw bug;
            case Error error -> throw error;
            case null, default -> new IllegalStateException("computing failed", failed);
        };
    }
}
