package io.techpack.gateway.jobs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job in a list: without its results. */
record JobSummary(
        String jobId,
        String type,
        String productId,
        String status,
        int progress,
        String step,
        long version,
        Credits credits,
        JobDocument.@Nullable JobError error,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        JobDocument.Links links) {

    record Credits(int held, int used, int refunded) {}

    /**
     * @param nextCursor where the next page starts, absent on the last one
     */
    record Page(List<JobSummary> jobs, @Nullable String nextCursor) {}
}
