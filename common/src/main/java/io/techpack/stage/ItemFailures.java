package io.techpack.stage;

import io.techpack.job.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The items that a try could not make. For the handler's thread only. */
final class ItemFailures {

    private final int bearable;
    private int number;
    private int refusals;
    private Outcome.@Nullable Refused refused;
    private Outcome.@Nullable Again again;
    private boolean toldToWait;

    /**
     * @param bearable how many items the stage can do without
     */
    ItemFailures(int bearable) {
        this.bearable = bearable;
    }

    /** Counts one more; returns why the item was not made. */
    String add(Outcome outcome) {
        number++;
        return switch (outcome) {
            case Outcome.Refused fault -> {
                refusals++;
                refused = refused == null ? fault : refused;
                yield fault.why();
            }
            case Outcome.Again fault -> {
                toldToWait = !fault.counted();
                again = again == null || toldToWait ? fault : again;
                yield fault.why();
            }
            case Outcome.Done _ -> throw new IllegalArgumentException("an item that was made");
        };
    }

    /** Whether going on is of no use: too much is missing, or the other side said to wait. */
    boolean endTheTry() {
        return toldToWait || number > bearable;
    }

    /** How the try ends: another one is worth it if enough items may still come. */
    Optional<Outcome> outcome() {
        return refusals > bearable || again == null
                ? Optional.ofNullable(refused)
                : Optional.of(again);
    }
}
