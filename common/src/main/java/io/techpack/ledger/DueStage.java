package io.techpack.ledger;

import io.techpack.job.JobId;
import io.techpack.job.Stage;

/** A stage of a job that was announced as due. */
public record DueStage(JobId job, Stage stage) {}
