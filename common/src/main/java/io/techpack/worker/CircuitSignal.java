package io.techpack.worker;

import io.techpack.job.Outcome;
import java.time.Duration;
import java.util.Optional;

/** What an attempt that is over tells of the engine. */
sealed interface CircuitSignal {

    CircuitSignal NONE = new None();

    /** It has made something. */
    record Works() implements CircuitSignal {}

    /**
     * It has failed.
     *
     * @param after how long it asked to be left alone, if it did
     */
    record Fails(String why, Optional<Duration> after) implements CircuitSignal {}

    /** It works, but asked to be left alone that long. */
    record Waits(Duration after) implements CircuitSignal {}

    /** Nothing: it was not asked, or the input or something of ours was at fault. */
    record None() implements CircuitSignal {}

    static CircuitSignal of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done.cached() ? NONE : new Works();
            case Outcome.Refused _ -> NONE;
            case Outcome.Again again -> of(again);
        };
    }

    private static CircuitSignal of(Outcome.Again again) {
        if (!again.engineFault()) {
            return NONE;
        }
        return again.counted()
                ? new Fails(again.why(), again.after())
                : again.after().<CircuitSignal>map(Waits::new).orElse(NONE);
    }
}
