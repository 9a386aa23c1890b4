package io.techpack.worker;

import io.techpack.job.RetryPolicy;
import io.techpack.job.Stage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a worker works.
 *
 * @param capacity attempts of one stage at once
 * @param timeLimit for one attempt
 * @param maxAttempts counted attempts of one stage of one job
 * @param firstRetryDelay after the first failed attempt, doubled after each further one
 * @param longestRetryDelay the delay's cap
 * @param grace how long a stopping worker lets its attempts finish before it gives them back
 * @param stuckAfter how long an attempt that was told to stop may ignore it before its slot is
 *     freed, or its lease given back
 * @param heartbeatInterval how often the worker says that it lives and learns of cancellations
 * @param idleSweepInterval how often a worker with nothing to do looks for work that nobody came
 *     for
 * @param busySweepInterval how often a busy one does: the longest that an account waits behind
 *     another one's jobs, but for a free slot
 * @param busySweepMinAge how much longer than idle ones work must have been waiting before a busy
 *     worker takes it out of turn
 * @param rescueInterval how often it looks for jobs of dead workers and for passed deadlines
 * @param eagerNextStage whether a worker that does a job's next stage, too, begins it by itself
 *     where it has room, instead of announcing it
 * @param speculativeNextStage whether it begins the next stage before the completion of the one
 *     before is committed; what its handler has done is in vain if that is refused
 * @param eagerFirstStage whether it begins jobs that are submitted in its own process at once where
 *     it has room
 * @param circuit when an engine that keeps failing is left alone
 * @param stages what is different for a stage, by its id
 */
@Validated
@ConfigurationProperties("techpack.worker")
record WorkerProperties(
        @DefaultValue("8") @Min(1) int capacity,
        @DefaultValue("3m") Duration timeLimit,
        @DefaultValue("3") @Min(1) int maxAttempts,
        @DefaultValue("1s") Duration firstRetryDelay,
        @DefaultValue("1m") Duration longestRetryDelay,
        @DefaultValue("20s") Duration grace,
        @DefaultValue("10s") Duration stuckAfter,
        @DefaultValue("2s") Duration heartbeatInterval,
        @DefaultValue("1s") Duration idleSweepInterval,
        @DefaultValue("1500ms") Duration busySweepInterval,
        @DefaultValue("0s") Duration busySweepMinAge,
        @DefaultValue("5s") Duration rescueInterval,
        @DefaultValue("true") boolean eagerNextStage,
        @DefaultValue("true") boolean speculativeNextStage,
        @DefaultValue("true") boolean eagerFirstStage,
        @DefaultValue @Valid CircuitLimits circuit,
        @DefaultValue Map<String, @Valid StageLimits> stages) {

    /**
     * When a stage is not claimed for a while because its engine keeps failing.
     *
     * @param failures in a row; more than one job's attempts, so that no job can do it alone
     * @param firstWait until one job is tried, doubled each time that it fails, too
     * @param longestWait the wait's cap; also the longest that an engine is obeyed which asks to be
     *     left alone
     */
    public record CircuitLimits(
            @DefaultValue("5") @Min(1) int failures,
            @DefaultValue("5s") Duration firstWait,
            @DefaultValue("1m") Duration longestWait) {

        RetryPolicy policy() {
            return new RetryPolicy(failures, firstWait, longestWait);
        }
    }

    /**
     * What is different for one stage; null leaves the worker's value.
     *
     * @param capacity attempts at once
     * @param timeLimit for one attempt
     * @param maxAttempts counted attempts
     */
    public record StageLimits(
            @Nullable @Min(1) Integer capacity,
            @Nullable Duration timeLimit,
            @Nullable @Min(1) Integer maxAttempts) {

        private static final StageLimits NONE = new StageLimits(null, null, null);
    }

    int capacityOf(Stage stage) {
        Integer own = limitsOf(stage).capacity();
        return own == null ? capacity : own;
    }

    Duration timeLimitOf(Stage stage) {
        Duration own = limitsOf(stage).timeLimit();
        return own == null ? timeLimit : own;
    }

    RetryPolicy retryPolicyOf(Stage stage) {
        Integer own = limitsOf(stage).maxAttempts();
        return new RetryPolicy(own == null ? maxAttempts : own, firstRetryDelay, longestRetryDelay);
    }

    private StageLimits limitsOf(Stage stage) {
        return stages.getOrDefault(stage.id(), StageLimits.NONE);
    }
}
