package io.techpack.ledger;

import io.techpack.job.WorkerId;
import java.util.function.Consumer;

/** A slot of a worker in the submitters' process. */
record RoomHere(WorkerId worker, Consumer<Assignment> beginning) implements EagerStart.Room {

    @Override
    public void begin(Assignment assignment) {
        beginning.accept(assignment);
    }

    @Override
    public void free() {}

    @Override
    public void uncertain() {}
}
