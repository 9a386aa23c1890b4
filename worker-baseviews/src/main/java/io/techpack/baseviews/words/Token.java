package io.techpack.baseviews.words;

import java.math.BigDecimal;
import java.util.Set;

/** A piece of what somebody wrote. Immutable. */
public sealed interface Token {

    /** As it was written, in lower case. */
    String text();

    /** Whether it can mean that. */
    default boolean is(Meaning meaning) {
        return false;
    }

    /** A word or phrase of a table. */
    record Word(Set<Meaning> meanings, String text) implements Token {

        public Word {
            meanings = Set.copyOf(meanings);
        }

        @Override
        public boolean is(Meaning meaning) {
            return meanings.contains(meaning);
        }
    }

    /** A number, in digits or words. */
    record Amount(BigDecimal value, String text) implements Token {}

    /** A number that can be read in two ways, such as {@code 1,200}. */
    record Ambiguous(String text) implements Token {}

    /** A colour, by its name or its hex. */
    record Coloured(NamedColour colour, String text) implements Token {}

    /** A mark that ends a part of a sentence. */
    record Break(String text) implements Token {}

    /** Nothing that is known. */
    record Unknown(String text) implements Token {}
}
