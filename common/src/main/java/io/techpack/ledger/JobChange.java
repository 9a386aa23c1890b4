package io.techpack.ledger;

import io.techpack.job.JobId;

/** A job has reached a version. */
public record JobChange(JobId job, long version) {}
