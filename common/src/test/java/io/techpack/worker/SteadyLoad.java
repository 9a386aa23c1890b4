package io.techpack.worker;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.Submission;
import io.techpack.product.TechPackJob;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Submits jobs of every kind that {@link ScriptedHandler} knows, ten a second, and cancels some,
 * until it is closed; fails then if any of it has failed.
 */
final class SteadyLoad implements AutoCloseable {

    private static final List<String> PRODUCTS =
            List.of(
                    ScriptedHandler.USUAL,
                    ScriptedHandler.SLOW,
                    ScriptedHandler.USUAL,
                    ScriptedHandler.AGAIN,
                    ScriptedHandler.USUAL,
                    ScriptedHandler.REFUSED,
                    ScriptedHandler.USUAL,
                    ScriptedHandler.CANCELED);

    private final Ledger ledger;
    private final AccountId account;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<RuntimeException> faults = new ConcurrentLinkedQueue<>();
    private int submitted;

    SteadyLoad(Ledger ledger, AccountId account) {
        this.ledger = ledger;
        this.account = account;
        clock.scheduleAtFixedRate(() -> noting(this::submit), 0, 100, TimeUnit.MILLISECONDS);
    }

    private void submit() {
        String product = PRODUCTS.get(submitted++ % PRODUCTS.size());
        Submission submission =
                Submission.of(account, TechPackJob.TECH_PACK, product, TestWorker.inputOf(product));
        ledger.submit(submission);
        if (product.equals(ScriptedHandler.CANCELED)) {
            JobId job = submission.id();
            clock.schedule(() -> noting(() -> ledger.cancel(account, job)), 1, TimeUnit.SECONDS);
        }
    }

    private void noting(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            faults.add(fault);
        }
    }

    @Override
    public void close() {
        clock.close();
        faults.forEach(fault -> {
            throw new AssertionError("the load met a fault", fault);
        });
    }
}
