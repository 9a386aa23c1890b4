package io.techpack.worker;

import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import java.util.function.Function;

/**
 * What an engine answers when a handler asks it through a port: the document, or how the try ends
 * without one. Adapters translate the outside's faults into it where they meet them.
 */
public sealed interface Reply<T> {

    /** What was asked for. */
    record Made<T>(T document) implements Reply<T> {}

    /**
     * It could not be made.
     *
     * @param outcome {@link Outcome.Again} or {@link Outcome.Refused}
     */
    record NotMade<T>(Outcome outcome) implements Reply<T> {

        public NotMade {
            if (outcome instanceof Outcome.Done) {
                throw new IllegalArgumentException(
                        "nothing was made, yet the outcome is " + outcome);
            }
        }
    }

    /** The same with another document; what could not be made stays so. */
    default <R> Reply<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Made<T>(T document) -> new Made<>(change.apply(document));
            case NotMade<T>(Outcome outcome) -> new NotMade<>(outcome);
        };
    }

    /** The same; what could not be made is named, such as {@code Close-up 3}. */
    default Reply<T> about(String what) {
        return switch (this) {
            case Made<T> made -> made;
            case NotMade<T>(Outcome outcome) -> new NotMade<>(outcome.about(what));
        };
    }

    static <T> Reply<T> made(T document) {
        return new Made<>(document);
    }

    static <T> Reply<T> again(String why) {
        return new NotMade<>(Outcome.again(why));
    }

    static <T> Reply<T> refused(FailureKind kind, String why) {
        return new NotMade<>(Outcome.refused(kind, why));
    }
}
