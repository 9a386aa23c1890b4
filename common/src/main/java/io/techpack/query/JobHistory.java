package io.techpack.query;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that the rows know of a job's past and present but its inputs and results. Types and stages
 * are as they are stored: they may be some that this version does not know.
 *
 * @param stage the one it is at, or ended at
 * @param tries the counted attempts of that stage
 * @param waitsForProvider whether its delay is the provider's wish
 * @param holder who runs it, if it runs
 * @param ended in the order in which they ended
 * @param unfinished oldest first
 * @param entries oldest first
 */
public record JobHistory(
        JobId id,
        Owner owner,
        String type,
        String productId,
        JobStatus status,
        String stage,
        String step,
        int progress,
        int tries,
        int retries,
        boolean waitsForProvider,
        Times times,
        Optional<String> failureKind,
        int held,
        int used,
        int refunded,
        Optional<Holder> holder,
        List<EndedStage> ended,
        List<UnfinishedAttempt> unfinished,
        List<Entry> entries) {

    /**
     * @param runningLimit how many of its jobs may run at once, if there is a limit
     * @param running how many of them count against it
     * @param atLimit whether it may run nothing more just now
     */
    public record Owner(
            AccountId id, String name, OptionalInt runningLimit, long running, boolean atLimit) {}

    /**
     * @param delay until it is tried; negative once it is due
     * @param queuedAt when it last came to be queued
     * @param retriedAt when its account, or an operator, last had it go on after a failure
     */
    public record Times(
            Instant now,
            Instant createdAt,
            Instant queuedAt,
            Duration delay,
            Optional<Instant> stageStartedAt,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            Optional<Instant> deadline,
            Optional<Instant> retriedAt) {}

    /**
     * @param silent since its last heartbeat
     */
    public record Holder(String worker, Duration silent, boolean alive) {}

    /**
     * A stage that has ended.
     *
     * @param status completed, error or canceled
     * @param worker who had its last attempt; empty where nobody had, or nobody knows any more
     * @param said why it failed, or what its result lacks
     */
    public record EndedStage(
            String stage,
            String status,
            boolean cached,
            int attempts,
            Instant queuedAt,
            Optional<Instant> startedAt,
            Instant finishedAt,
            Optional<String> worker,
            Optional<String> said) {}

    /**
     * An attempt that did not end its stage.
     *
     * @param counted whether it was one of those that the stage gets
     */
    public record UnfinishedAttempt(
            String stage,
            Instant startedAt,
            Instant endedAt,
            Optional<String> worker,
            boolean counted,
            String why) {}

    /**
     * @param amount negative for a charge
     */
    public record Entry(
            Instant at,
            String stage,
            String kind,
            int amount,
            int round,
            Optional<String> reason) {}
}
