package io.techpack.ledger;

import java.util.Optional;

/**
 * What became of a completion with which the worker wanted to begin the next stage.
 *
 * @param held whether the lease was held, and the stage is completed
 * @param next the next stage's assignment; empty if the lease was lost, or if that stage is paused
 *     and was queued
 */
public record Completion(boolean held, Optional<Assignment> next) {

    public Completion {
        if (next.isPresent() && !held) {
            throw new IllegalArgumentException("a lost lease begins no stage: " + next.get());
        }
    }
}
