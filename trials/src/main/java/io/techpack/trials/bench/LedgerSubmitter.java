package io.techpack.trials.bench;

import io.techpack.job.AccountId;
import io.techpack.ledger.Admission;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.Submission;
import io.techpack.product.TechPackJob;
import io.techpack.trials.TrialException;
import java.util.stream.Stream;

/** Jobs through the ledger, as the gateway submits them. Thread-safe. */
final class LedgerSubmitter implements Submitter {

    private final Ledger ledger;
    private final Completions completions;
    private final AccountId account;
    private final String input;

    /**
     * @param input of every job, as the gateway stores it
     */
    LedgerSubmitter(Ledger ledger, Completions completions, AccountId account, String input) {
        this.ledger = ledger;
        this.completions = completions;
        this.account = account;
        this.input = input;
    }

    @Override
    public void submit() {
        submit(submission());
    }

    @Override
    public void submitBatch(int jobs) {
        ledger.submitEach(Stream.generate(this::submission).limit(jobs).toList())
                .forEach(LedgerSubmitter::requireAccepted);
    }

    @Override
    public void submitAndAwait() throws InterruptedException {
        Submission submission = submission();
        completions.expect(submission.id());
        submit(submission);
        completions.await(submission.id());
    }

    private Submission submission() {
        return Submission.of(account, TechPackJob.TECH_PACK, "bench", input);
    }

    private void submit(Submission submission) {
        requireAccepted(ledger.submit(submission));
    }

    private static void requireAccepted(Admission admission) {
        if (!(admission instanceof Admission.Accepted)) {
            throw new TrialException("A job is not accepted: " + admission);
        }
    }
}
