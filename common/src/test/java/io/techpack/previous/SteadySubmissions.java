package io.techpack.previous;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobType;
import io.techpack.ledger.Accounts;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.Submission;
import io.techpack.product.ProductViews;
import io.techpack.product.TechPackInput;
import io.techpack.product.TechPackJson;
import io.techpack.product.View;
import io.techpack.product.ViewType;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Submits ten jobs of every kind a second, and cancels some. Ends before its worker does. */
final class SteadySubmissions implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SteadySubmissions.class);
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

    private final Accounts accounts;
    private final Ledger ledger;
    private final AccountId account;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;
    private int submitted;

    SteadySubmissions(Accounts accounts, Ledger ledger, AccountId account) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.account = account;
    }

    @Override
    public void start() {
        accounts.open(account, "steady");
        accounts.grant(account, 100_000, "to go on for long");
        running = true;
        clock.scheduleAtFixedRate(this::submit, 0, 100, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clock.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void submit() {
        try {
            String product = PRODUCTS.get(submitted++ % PRODUCTS.size());
            JobId job = submit(product);
            if (product.equals(ScriptedHandler.CANCELED)) {
                clock.schedule(() -> cancel(job), 1, TimeUnit.SECONDS);
            }
        } catch (RuntimeException fault) {
            log.error("a submission failed", fault);
        }
    }

    private JobId submit(String product) {
        View view =
                new View(
                        null,
                        ViewType.FRONT,
                        "0".repeat(64) + ".jpg",
                        "0".repeat(64) + ".jpg",
                        "00",
                        null);
        String input =
                TechPackJson.write(TechPackInput.of(product, ProductViews.of(List.of(view))));
        Submission submission = Submission.of(account, JobType.TECH_PACK, product, input);
        ledger.submit(submission);
        return submission.id();
    }

    private void cancel(JobId job) {
        try {
            ledger.cancel(account, job);
        } catch (RuntimeException fault) {
            log.error("a cancel failed", fault);
        }
    }
}
