package io.techpack.gateway.jobs;

import io.techpack.job.Stage;
import io.techpack.query.JobView;
import io.techpack.query.JobView.EndedStage;
import io.techpack.query.JobView.Entry;
import java.util.List;
import java.util.Objects;
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
        return job.type().plan().stream()
                .filter(step -> step.credits() > 0)
                .map(step -> line(job, step.stage()))
                .toList();
    }

    private static ReceiptLine line(JobView job, Stage stage) {
        List<Entry> entries =
                job.entries().stream().filter(entry -> entry.stage() == stage).toList();
        int lastRound = entries.stream().mapToInt(Entry::round).max().orElse(0);
        return new ReceiptLine(
                stage.id(),
                -entries.stream().mapToInt(Entry::amount).filter(amount -> amount < 0).sum(),
                entries.stream().mapToInt(Entry::amount).filter(amount -> amount > 0).sum(),
                entries.stream()
                        .filter(entry -> entry.round() == lastRound)
                        .map(Entry::reason)
                        .filter(Objects::nonNull)
                        .reduce((_, last) -> last)
                        .or(() -> job.ended(stage).map(EndedStage::note))
                        .orElse(null));
    }
}
