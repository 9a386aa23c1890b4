package io.techpack.messaging;

import io.techpack.job.JobId;

/**
 * Hints that jobs have changed: here at once, elsewhere by way of Kafka. A hint may be lost or
 * repeated: whoever waits for a job also looks at the database from time to time. Thread-safe.
 */
public interface JobUpdates {

    /**
     * Told of each hint from now on, on threads that must not be blocked, until the process ends.
     */
    void subscribe(Listener listener);

    /** Is told of changes. */
    @FunctionalInterface
    interface Listener {

        /** The job has reached at least that version. */
        void changed(JobId job, long version);
    }
}
