package io.techpack.cli.bench;

import io.techpack.product.TechPackJob;
import io.techpack.job.AccountId;
import io.techpack.job.JobType;
import io.techpack.ledger.Admission;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.Submission;

/** Jobs through the ledger, as the gateway submits them. Thread-safe. */
final class DirectEntrance implements Entrance {

    private final Ledger ledger;
    private final Endings endings;
    private final AccountId account;
    private final String workOrder;

    DirectEntrance(Ledger ledger, Endings endings, AccountId account, String workOrder) {
        this.ledger = ledger;
        this.endings = endings;
        this.account = account;
        this.workOrder = workOrder;
    }

    @Override
    public void submit() {
        submit(submission());
    }

    @Override
    public void submitAndAwait() throws InterruptedException {
        Submission submission = submission();
        endings.expect(submission.id());
        submit(submission);
        endings.await(submission.id());
    }

    private Submission submission() {
        return Submission.of(account, TechPackJob.TECH_PACK, "bench", workOrder);
    }

    private void submit(Submission submission) {
        Admission admission = ledger.submit(submission);
        if (!(admission instanceof Admission.Accepted)) {
            throw new BenchFault("A job is not accepted: " + admission);
        }
    }
}
