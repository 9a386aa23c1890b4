package io.techpack.gateway.operator;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a job is where it is.
 *
 * @param account its name
 * @param type as it is stored; one that this gateway may not know, like the stage
 * @param summary where it stands, in a sentence
 * @param holds what it waits for now, all of it, what lasts longest first
 * @param history what has happened to it, oldest first
 */
record ExplanationDocument(
        String jobId,
        String accountId,
        String account,
        String type,
        String productId,
        String status,
        String stage,
        int progress,
        String summary,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant deadline,
        List<Hold> holds,
        List<Event> history,
        Credits credits) {

    /**
     * @param reason a word for programs
     * @param why a sentence
     * @param advice what the reader can do
     */
    record Hold(String reason, @Nullable Instant since, String why, String advice) {}

    /**
     * @param event accepted, attempt, completed, error, canceled, retried or running; or what an
     *     operator did to the job or its stage: pause-stage, resume-stage, requeue-job
     * @param worker who had the attempt; absent where nobody had, or nobody knows any more
     * @param waitedSeconds from when the stage was queued to its last attempt
     * @param tookSeconds of the attempt
     * @param detail for people
     */
    record Event(
            Instant at,
            String event,
            @Nullable String stage,
            @Nullable String worker,
            @Nullable Double waitedSeconds,
            @Nullable Double tookSeconds,
            String detail) {}

    record Credits(int held, int used, int refunded, List<Movement> entries) {}

    /**
     * @param amount negative for a charge
     */
    record Movement(Instant at, String stage, String kind, int amount, @Nullable String reason) {}
}
