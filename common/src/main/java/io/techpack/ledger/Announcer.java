package io.techpack.ledger;

import io.techpack.job.JobId;
import io.techpack.job.Lease;
import io.techpack.job.Stage;
import java.util.List;
import java.util.Optional;

/**
 * Told after the commit what the database now says. Announcements may be lost, repeated or late
 * without harm: the database decides. Called from the ledger's threads; must not block and must not
 * throw.
 */
public interface Announcer {

    /** A stage of a job is due now. */
    void queued(JobId job, Stage stage, Optional<String> traceparent);

    /** A stage is due for the first time; what a worker needs to begin it may go with the word. */
    default void handedOver(Handover handover) {
        queued(handover.due().job(), handover.due().stage(), handover.traceparent());
    }

    /** A stage is due again, because its lease was taken away from a worker that says nothing. */
    default void takenAway(Lease lost, Optional<String> traceparent) {
        queued(lost.job(), lost.stage(), traceparent);
    }

    /**
     * Jobs have changed visibly; whoever waits for one of them may look.
     *
     * @param anyEnded whether one of them has ended, so that this is the last that is heard of it
     */
    void changed(List<JobChange> changes, boolean anyEnded);

    /** A job was ended while a worker may be at it, which has lost its lease. */
    void canceled(JobChange job);

    /** Tells nobody: everything is found by sweeps and re-checks. */
    Announcer SILENT =
            new Announcer() {
                @Override
                public void queued(JobId job, Stage stage, Optional<String> traceparent) {}

                @Override
                public void changed(List<JobChange> changes, boolean anyEnded) {}

                @Override
                public void canceled(JobChange job) {}
            };

    /** A job has reached a version. */
    record JobChange(JobId job, long version) {}
}
