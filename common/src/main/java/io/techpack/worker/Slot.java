package io.techpack.worker;

import io.techpack.job.Stage;
import java.util.Optional;

/** A place in a lane for one attempt, taken before its job is. Thread-safe. */
interface Slot {

    /** The attempt begins. */
    Circuit.Pass enter();

    /** The attempt is over, or has never begun; called once. */
    void free();

    /**
     * Takes a place for the same job's next stage, if this worker does it and nobody waits for that
     * place; empty also while the worker stops.
     */
    Optional<Slot> onward(Stage next);
}
