package io.techpack.stage;

import io.techpack.job.Outcome;
import java.util.Optional;

/** The work of one stage. Called from many threads at once, each with its own run. */
@FunctionalInterface
public interface StageHandler {

    /**
     * Tries the stage once. What it shows through the run is kept even if this try fails; a later
     * one finds it in {@link StageRun#finished()} and makes only what is missing.
     *
     * @return what became of the try; an exception counts as a bug and as a failed attempt
     * @throws InterruptedException when the run is to stop: canceled, out of time, or the worker is
     *     shutting down; let it pass
     */
    Outcome run(StageRun run) throws InterruptedException;

    /**
     * Asked when the stage is about to fail, because a fault is final or the tries are used up:
     * whether the items that there are will do. Called at most once, after the last try or instead
     * of one; makes nothing and does not wait.
     *
     * @return the result without what is missing, or empty if the stage is to fail
     */
    default Optional<Outcome.Done> acceptPartial(StageRun run, PartialResult partial) {
        return Optional.empty();
    }
}
