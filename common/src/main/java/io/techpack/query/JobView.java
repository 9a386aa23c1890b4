package io.techpack.query;

import io.techpack.job.AccountId;
import io.techpack.job.Failure;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.JobType;
import io.techpack.job.Stage;
import io.techpack.ledger.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job as it stands at one version.
 *
 * @param stage the one it is at, or ended at
 * @param stageProgress percentage of that stage
 * @param attempt the counted attempts of that stage
 * @param runAt not tried before
 * @param ended the stages that have ended, in the plan's order
 * @param items finished items of all stages, in the order of stages and ordinals
 * @param entries what was charged and given back, oldest first
 */
public record JobView(
        JobId id,
        AccountId account,
        JobType type,
        String productId,
        JobStatus status,
        Stage stage,
        int progress,
        int stageProgress,
        String step,
        long version,
        int attempt,
        int held,
        int used,
        int refunded,
        Optional<Failure> failure,
        Instant createdAt,
        Instant runAt,
        Optional<Instant> stageStartedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<Instant> deadline,
        List<EndedStage> ended,
        List<ShownItem> items,
        List<Entry> entries) {

    /** The job that was just made of a submission, as it stood when it was accepted. */
    public static JobView accepted(Submission submission, Instant at) {
        JobType type = submission.type();
        return new JobView(
                submission.id(),
                submission.account(),
                type,
                submission.productId(),
                JobStatus.QUEUED,
                type.first().stage(),
                0,
                0,
                type.first().waiting(),
                1,
                0,
                type.price(),
                0,
                0,
                Optional.empty(),
                at,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                submission.deadline().map(at::plus),
                List.of(),
                List.of(),
                type.plan().stream()
                        .filter(step -> step.credits() > 0)
                        .map(step -> new Entry(step.stage(), "CHARGE", -step.credits(), 0, null))
                        .toList());
    }

    /** The stage's record if it has ended. */
    public Optional<EndedStage> ended(Stage which) {
        return ended.stream().filter(each -> each.stage() == which).findFirst();
    }

    /** The contents of that stage's finished items, by their ordinals. */
    public List<JsonNode> contentsOf(Stage which) {
        return items.stream()
                .filter(item -> item.stage() == which)
                .map(ShownItem::content)
                .toList();
    }

    /**
     * @param status completed, error or canceled
     * @param result absent unless completed
     * @param failure absent when completed
     * @param note what a completed stage's result lacks, if anything
     */
    public record EndedStage(
            Stage stage,
            String status,
            boolean cached,
            int attempts,
            @Nullable Instant startedAt,
            Instant finishedAt,
            @Nullable String failure,
            @Nullable String note,
            @Nullable JsonNode result) {}

    /**
     * @param version the job's, at which it appeared
     */
    public record ShownItem(Stage stage, int ordinal, long version, JsonNode content) {}

    /**
     * @param amount negative for a charge
     * @param round of the job's entries: 0 at its submission, one more with each retry
     * @param reason of a refund
     */
    public record Entry(Stage stage, String kind, int amount, int round, @Nullable String reason) {}
}
