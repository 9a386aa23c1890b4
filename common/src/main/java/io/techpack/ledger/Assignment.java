package io.techpack.ledger;

import io.techpack.job.AccountId;
import io.techpack.job.JobType;
import io.techpack.job.Lease;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.job.Step;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a claim hands to a worker: the lease, and all that the stage's handler needs.
 *
 * @param input the job's input with everything resolved, as JSON
 * @param tries the counted attempts of this stage, this one included
 * @param crashes how often a worker stopped answering while it ran this job
 * @param results of the stages before, as JSON
 * @param items finished in the stages before and in earlier attempts of this one, by their ordinals
 * @param waited how long the stage was queued
 * @param remaining until the job's deadline, if it has one
 */
public record Assignment(
        Lease lease,
        AccountId account,
        JobType type,
        String input,
        int tries,
        int crashes,
        Map<Stage, String> results,
        Map<Stage, List<Item.Finished>> items,
        Duration waited,
        Optional<Duration> remaining,
        Optional<String> traceparent) {

    /**
     * What the handler of the next stage needs when the same worker goes on with the job, the lease
     * included.
     *
     * @param made all items of this stage, by their ordinals
     * @param took how much closer the deadline has come
     */
    Assignment following(Outcome.Done done, List<Item.Finished> made, Duration took) {
        Stage next = type.after(lease.stage()).orElseThrow().stage();
        Map<Stage, String> resultsNow = new HashMap<>(results);
        resultsNow.put(lease.stage(), done.result());
        Map<Stage, List<Item.Finished>> itemsNow = new HashMap<>(items);
        itemsNow.put(lease.stage(), made);
        return new Assignment(
                lease.next(next),
                account,
                type,
                input,
                1,
                crashes,
                resultsNow,
                itemsNow,
                Duration.ZERO,
                remaining.map(rest -> rest.minus(took)),
                traceparent);
    }

    public Step step() {
        return type.step(lease.stage());
    }

    /** The items of that stage that are finished, by their ordinals; never null. */
    public List<Item.Finished> itemsOf(Stage stage) {
        return items.getOrDefault(stage, List.of());
    }
}
