package io.techpack.worker;

import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import io.techpack.ledger.Item;
import io.techpack.product.JobInput;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does what the product's name says. Thread-safe. */
final class ScriptedHandler implements StageHandler {

    static final String USUAL = "usual";
    static final String SLOW = "slow";
    static final String REFUSED = "refused";
    static final String CANCELED = "canceled";

    /** Each of its stages takes two attempts; no engine is at fault, so that no circuit opens. */
    static final String AGAIN = "again";

    @Override
    public Outcome run(StageRun run) throws InterruptedException {
        String product = run.input(JobInput.class).productId();
        take(product.equals(SLOW) || product.equals(CANCELED) ? 1_500 : 20);
        if (product.equals(REFUSED)) {
            return Outcome.refused(FailureKind.UNPROCESSABLE_IMAGE, "it was to be refused");
        }
        if (run.finished().isEmpty()) {
            run.show(Item.of(0, "{\"n\":0}"), 1, 2, "1/2 ready");
        }
        return product.equals(AGAIN) && run.attempt() == 1
                ? Outcome.infrastructureFault("it was to be tried again")
                : Outcome.done("{}");
    }

    private static void take(int millis) throws InterruptedException {
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }
}
