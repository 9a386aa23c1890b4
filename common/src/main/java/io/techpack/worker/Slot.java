package io.techpack.worker;

import io.techpack.job.Stage;
import java.time.Duration;
import java.util.Optional;

/** A slot for one attempt at a stage, taken before its job is claimed. Thread-safe. */
interface Slot {

    /** The attempt begins. */
    Circuit.Pass enter();

    /** The attempt has completed its stage, in that time. */
    void completed(Duration took);

    /** The attempt is over, or has never begun; called once. */
    void free();

    /**
     * Takes a slot for the same job's next stage, if this worker does it and no record waits for
     * that slot; empty also while the worker stops.
     */
    Optional<Slot> reserveNext(Stage next);
}
