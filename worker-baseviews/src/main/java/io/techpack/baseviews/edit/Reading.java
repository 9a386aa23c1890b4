package io.techpack.baseviews.edit;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a reader makes of somebody's words: a value, or the reason why not. */
sealed interface Reading<T> {

    /** Where a word is put into a pattern; a doubled per cent is none. */
    Pattern PLACE = Pattern.compile("(?<!%)(?:%%)*%[sd]");

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
     * @param why a pattern where there are words to put in, else as it is; those in quotes are a
     *     person's, and are shortened
     */
    static <T> Reading<T> fault(String why, Object... words) {
        return new Fault<>(words.length == 0 ? why : why.formatted(quoted(why, words)));
    }

    private static Object[] quoted(String why, Object... words) {
        Object[] shown = words.clone();
        Matcher place = PLACE.matcher(why);
        for (int i = 0; i < words.length && place.find(); i++) {
            boolean inQuotes = place.end() > 2 && why.charAt(place.end() - 3) == '\'';
            shown[i] = inQuotes && words[i] instanceof String said ? Quoted.of(said) : words[i];
        }
        return shown;
    }

    /** The same of what is made of the value; a fault stays. */
    default <R> Reading<R> then(Function<? super T, Reading<R>> next) {
        return switch (this) {
            case Value<T>(T value) -> next.apply(value);
            case Fault<T>(String why) -> new Fault<>(why);
        };
    }
}
