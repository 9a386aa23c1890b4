package io.techpack.messaging;

import io.techpack.job.JobId;

/**
 * Hints that jobs were ended while a worker may be at them: by their account, or by their deadline.
 * A hint may be lost or repeated: a worker also learns it with its next heartbeat. Thread-safe.
 */
public interface Cancellations {

    /**
     * Told of each hint from now on, on threads that must not be blocked, until the process ends.
     */
    void subscribe(Listener listener);

    /** Is told of cancellations. */
    @FunctionalInterface
    interface Listener {

        /** The job has ended; whoever runs it has lost its lease. */
        void canceled(JobId job);
    }
}
