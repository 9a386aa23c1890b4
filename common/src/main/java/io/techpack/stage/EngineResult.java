package io.techpack.stage;

import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import java.util.function.Function;

/**
 * What an engine answers when a handler asks it through a port: the document, or how the try ends
 * without one. Adapters translate the outside's faults into it where they meet them.
 */
public sealed interface EngineResult<T> {

    /** What was asked for. */
    record Ok<T>(T document) implements EngineResult<T> {}

    /**
     * It could not be made.
     *
     * @param outcome {@link Outcome.Again} or {@link Outcome.Refused}
     */
    record Err<T>(Outcome outcome) implements EngineResult<T> {

        public Err {
            if (outcome instanceof Outcome.Done) {
                throw new IllegalArgumentException(
                        "nothing was made, yet the outcome is " + outcome);
            }
        }
    }

    /** The same with another document; what could not be made stays so. */
    default <R> EngineResult<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Ok<T>(T document) -> new Ok<>(change.apply(document));
            case Err<T>(Outcome outcome) -> new Err<>(outcome);
        };
    }

    /** The same; what could not be made is named, such as {@code Close-up 3}. */
    default EngineResult<T> about(String what) {
        return switch (this) {
            case Ok<T> made -> made;
            case Err<T>(Outcome outcome) -> new Err<>(outcome.about(what));
        };
    }

    static <T> EngineResult<T> ok(T document) {
        return new Ok<>(document);
    }

    static <T> EngineResult<T> again(String why) {
        return new Err<>(Outcome.again(why));
    }

    static <T> EngineResult<T> refused(FailureKind kind, String why) {
        return new Err<>(Outcome.refused(kind, why));
    }
}
