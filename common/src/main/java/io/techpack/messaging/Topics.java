package io.techpack.messaging;

import io.techpack.job.Stage;

/** The names of the topics: one for each stage, and one for hints about changed jobs. */
public final class Topics {

    /** Hints that jobs have changed: a line for each, its id and its version. */
    public static final String JOB_UPDATES = "techpack.job-updates";

    /** Hints that jobs were ended while a worker may be at them, in the same form. */
    public static final String CANCELLATIONS = "techpack.cancellations";

    private Topics() {}

    /** Where a stage's due jobs are announced: key the job. */
    public static String of(Stage stage) {
        return "techpack." + stage.id();
    }
}
