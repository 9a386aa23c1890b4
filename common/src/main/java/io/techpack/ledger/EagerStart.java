package io.techpack.ledger;

import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import java.util.Optional;

/**
 * Room for jobs that begin with their submission: the slots of a worker that shares its process
 * with those who submit. Such a job is stored as running, and nobody else is told of it.
 * Thread-safe.
 */
public interface EagerStart {

    /** Of a process without a worker. */
    EagerStart NONE = _ -> Optional.empty();

    /** Takes a slot for that stage, if one is idle and nothing waits for it. */
    Optional<Room> reserve(Stage stage);

    /** A slot that was taken; one of {@link #begin} and {@link #free} is called, once. */
    interface Room {

        /** Who has the lease if the job begins. */
        WorkerId worker();

        /**
         * Runs the job, which is stored under a lease of this worker; gives it back if that stops.
         */
        void begin(Assignment assignment);

        /** The job was not stored, or is queued like any other. */
        void free();

        /** The lease may have been taken without anybody's knowing of it. */
        void uncertain();
    }
}
