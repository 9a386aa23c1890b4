package io.techpack.baseviews.edit;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a reader makes of somebody's words: a value, or the reason why not. */
sealed interface Reading<T> {

    /** What is wanted. */
    record Value<T>(T value) implements Reading<T> {}

    /**
     * Not understood, or not possible.
     *
     * @param why a part of a sentence about the words, such as {@code 'eighty' is no length}
     */
    record Fault<T>(String why) implements Reading<T> {}

    static <T> Reading<T> of(T value) {
        return new Value<>(value);
    }

    static Reading<JsonNode> text(String text) {
        return new Value<>(JsonNodeFactory.instance.stringNode(text));
    }

    /**
     * @param why a pattern where there are words to put in, else as it is
     */
    static <T> Reading<T> fault(String why, Object... words) {
        return new Fault<>(words.length == 0 ? why : why.formatted(words));
    }

    /** The same of what is made of the value; a fault stays. */
    default <R> Reading<R> then(Function<? super T, Reading<R>> next) {
        return switch (this) {
            case Value<T>(T value) -> next.apply(value);
            case Fault<T>(String why) -> new Fault<>(why);
        };
    }
}
