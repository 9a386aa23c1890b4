package io.techpack.gateway.jobs;

import io.techpack.job.Stage;
import io.techpack.job.Step;
import io.techpack.query.JobView;
import io.techpack.query.JobView.EndedStage;
import io.techpack.query.JobView.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was charged and refunded for a step. A step that failed and was retried was charged again:
 * the sums are over all rounds.
 *
 * @param reason of the refund, if what was charged last was given back; else what the result lacks
 */
record ReceiptLine(String step, int charged, int refunded, @Nullable String reason) {

    /** One line for each priced step. */
    static List<ReceiptLine> of(JobView job) {
        List<ReceiptLine> lines = new ArrayList<>();
        for (Step step : job.type().plan()) {
            if (step.credits() > 0) {
                lines.add(line(job, step.stage()));
            }
        }
        return lines;
    }

    private static ReceiptLine line(JobView job, Stage stage) {
        int charged = 0;
        int refunded = 0;
        int lastRound = 0;
        @Nullable String reason = null;
        for (Entry entry : job.entries()) {
            if (entry.stage() == stage) {
                charged -= Math.min(0, entry.amount());
                refunded += Math.max(0, entry.amount());
                if (entry.round() > lastRound) {
                    lastRound = entry.round();
                    reason = null;
                }
                if (entry.round() == lastRound && entry.reason() != null) {
                    reason = entry.reason();
                }
            }
        }
        return new ReceiptLine(
                stage.id(), charged, refunded, reason == null ? note(job, stage) : reason);
    }

    private static @Nullable String note(JobView job, Stage stage) {
        return job.ended(stage).map(EndedStage::note).orElse(null);
    }
}
