package io.techpack.job;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What a handler says at the end of one attempt. Values only; exceptions are for bugs. */
public sealed interface Outcome {

    /**
     * The stage is complete.
     *
     * @param result the stage's result but for its items, as JSON
     * @param cached nothing had to be made: the stage's credits are given back
     * @param note what the result lacks, in a few words such as {@code 7 of 8 made}, if anything
     */
    record Done(String result, boolean cached, Optional<String> note) implements Outcome {

        public Done {
            Objects.requireNonNull(result, "a stage that is done has a result");
        }

        /** The same with another text of that result. */
        public Done withResult(String text) {
            return new Done(text, cached, note);
        }

        /** The same, saying what it lacks. */
        public Done noting(String lacks) {
            return new Done(result, cached, Optional.of(lacks));
        }
    }

    /**
     * This try failed, another may succeed; once the attempts are used up the job fails.
     *
     * @param why a sentence for logs and for the client, without secrets
     * @param after how long to wait, where the other side said so; else the retry policy decides
     * @param counted whether it counts as an attempt; being told to wait does not
     * @param engineFault whether the engine is at fault, rather than something of ours such as the
     *     picture store; an engine that keeps failing is left alone for a while
     */
    record Again(String why, Optional<Duration> after, boolean counted, boolean engineFault)
            implements Outcome {

        /** The engine's fault. */
        public Again(String why, Optional<Duration> after, boolean counted) {
            this(why, after, counted, true);
        }

        /** The same, but not counted as an attempt. */
        public Again uncounted() {
            return new Again(why, after, false, engineFault);
        }
    }

    /**
     * No try can succeed: the job fails now.
     *
     * @param why a sentence that tells the client what to do
     */
    record Refused(FailureKind kind, String why) implements Outcome {}

    /** The same; why there is no result is said of what is named, such as {@code Close-up 3}. */
    default Outcome about(String what) {
        return switch (this) {
            case Done done -> done;
            case Again again ->
                    new Again(
                            what + ": " + again.why, again.after, again.counted, again.engineFault);
            case Refused refused -> new Refused(refused.kind, what + ": " + refused.why);
        };
    }

    static Done done(String result) {
        return new Done(result, false, Optional.empty());
    }

    static Done cached(String result) {
        return new Done(result, true, Optional.empty());
    }

    /** The engine failed. */
    static Again again(String why) {
        return new Again(why, Optional.empty(), true);
    }

    /**
     * Something of ours failed, such as the picture store; the engine has nothing to do with it.
     */
    static Again infrastructureFault(String why) {
        return new Again(why, Optional.empty(), true, false);
    }

    /** Told to wait: tried again after that time, not counted as an attempt. */
    static Again snooze(Duration after, String why) {
        return new Again(why, Optional.of(after), false);
    }

    static Refused refused(FailureKind kind, String why) {
        return new Refused(kind, why);
    }
}
