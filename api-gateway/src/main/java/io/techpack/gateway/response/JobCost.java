package io.techpack.gateway.response;

import io.techpack.job.JobId;

/** What a job that failed has cost, in credits. */
public record JobCost(JobId job, int used, int refunded) {}
