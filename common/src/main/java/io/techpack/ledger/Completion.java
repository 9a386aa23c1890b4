package io.techpack.ledger;

/**
 * What became of a completion.
 *
 * @param held whether the lease was held, and the stage is completed
 * @param startedNext whether the next stage's lease is held now; not if that stage is paused and
 *     was queued
 */
public record Completion(boolean held, boolean startedNext) {

    /** Nothing was completed. */
    public static final Completion REFUSED = new Completion(false, false);

    public Completion {
        if (startedNext && !held) {
            throw new IllegalArgumentException("a lost lease begins no stage");
        }
    }
}
