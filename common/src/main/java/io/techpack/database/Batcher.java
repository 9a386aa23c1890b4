package io.techpack.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lets many callers share one transaction, or one query. Callers queue up; one flusher takes all
 * that is waiting and hands it to the flush function as one batch. There is no timer: alone, a call
 * is flushed at once; under load, batches form while the one before is being committed.
 *
 * <p>The flusher is a thread of its own, because an interrupt (a cancelled job) that met a caller
 * in the middle of everybody's transaction would close the connection under them.
 *
 * <p>Thread-safe.
 *
 * @param <C> what a caller asks for
 * @param <R> what it gets
 */
public final class Batcher<C, R> implements AutoCloseable {

    private final Function<List<C>, List<R>> flush;
    private final int largestBatch;
    private final Consumer<Integer> batchSizes;
    private final LinkedBlockingQueue<BatchedCall<C, R>> waiting = new LinkedBlockingQueue<>();
    private final Thread flusher;
    private volatile boolean closed;
    private volatile boolean ended;

    /**
     * @param flush one transaction for all the commands, such as {@link Database#call} makes it;
     *     its results in the commands' order
     * @param batchSizes told the size of every batch
     */
    public Batcher(
            String name,
            int largestBatch,
            Function<List<C>, List<R>> flush,
            Consumer<Integer> batchSizes) {
        this.flush = flush;
        this.largestBatch = largestBatch;
        this.batchSizes = batchSizes;
        this.flusher = Thread.ofPlatform().daemon().name("batcher-" + name).start(this::run);
    }

    /**
     * Waits until the command's transaction is committed. An interrupt does not cut the wait short
     * (the command is on its way) but is kept for the caller.
     *
     * @throws DatabaseUnavailable if the database could not be reached; the command may or may not
     *     have been carried out
     */
    public R call(C command) {
        BatchedCall<C, R> call = new BatchedCall<>(command);
        if (closed) {
            throw closed();
        }
        waiting.add(call);
        if (ended) {
            refuseWaiting();
        }
        return call.await();
    }

    /** How many calls wait for the next batch. */
    int waiting() {
        return waiting.size();
    }

    private void run() {
        List<BatchedCall<C, R>> batch = new ArrayList<>();
        while (!(closed && waiting.isEmpty())) {
            try {
                BatchedCall<C, R> first = waiting.poll(1, TimeUnit.SECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                awaitCompany();
                waiting.drainTo(batch, largestBatch - 1);
                flush(batch);
                batch.clear();
            } catch (InterruptedException _) {
                // close() wakes the flusher; the loop's condition decides
            }
        }
        ended = true;
        refuseWaiting();
    }

    /**
     * On a busy machine others get to add theirs, for as long as they do; on an idle one this takes
     * no time.
     */
    private void awaitCompany() {
        int before;
        do {
            before = waiting.size();
            Thread.yield();
        } while (waiting.size() > before && waiting.size() < largestBatch);
    }

    /** Those that came while the flusher ended: whoever adds a call after it was set sees it. */
    private void refuseWaiting() {
        for (BatchedCall<C, R> late = waiting.poll(); late != null; late = waiting.poll()) {
            late.fail(closed());
        }
    }

    private static DatabaseUnavailable closed() {
        return new DatabaseUnavailable("the ledger is closed", null, true);
    }

    private void flush(List<BatchedCall<C, R>> batch) {
        batchSizes.accept(batch.size());
        try {
            List<C> commands = batch.stream().map(BatchedCall::command).toList();
            List<R> results = flush.apply(commands);
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).succeed(results.get(i));
            }
        } catch (RuntimeException fault) {
            if (batch.size() == 1 || fault instanceof DatabaseUnavailable) {
                batch.forEach(call -> call.fail(fault));
            } else {
                // one command spoils the transaction of all: find it by halving
                int half = batch.size() / 2;
                flush(batch.subList(0, half));
                flush(batch.subList(half, batch.size()));
            }
        }
    }

    /** Flushes what is waiting and ends the flusher; later calls are refused. */
    @Override
    public void close() {
        closed = true;
        flusher.interrupt();
        try {
            flusher.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
