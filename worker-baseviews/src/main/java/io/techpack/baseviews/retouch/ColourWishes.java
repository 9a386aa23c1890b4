package io.techpack.baseviews.retouch;

import io.techpack.baseviews.words.Meaning;
import io.techpack.baseviews.words.NamedColour;
import io.techpack.baseviews.words.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which colour of a clause belongs to what. */
final class ColourWishes {

    /**
     * A colour that is named.
     *
     * @param ofBackground whether the background is meant, else the product
     * @param negated whether it shall not be that
     */
    record Wish(NamedColour colour, boolean ofBackground, boolean negated) {}

    private final Clause clause;
    private final Set<Integer> taken = new HashSet<>();

    private ColourWishes(Clause clause) {
        this.clause = clause;
    }

    static List<Wish> in(Clause clause) {
        return new ColourWishes(clause).read();
    }

    private List<Wish> read() {
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < clause.size(); i++) {
            if (clause.at(i) instanceof Token.Coloured coloured) {
                wishes.add(new Wish(coloured.colour(), isOfBackground(i), isNegated(i)));
            }
        }
        return wishes;
    }

    private boolean isNegated(int place) {
        for (int i = place - 1; i >= Math.max(0, place - 3); i--) {
            if (clause.at(i).is(Meaning.NOT)) {
                return true;
            }
        }
        return false;
    }

    /** The noun just before it, else just after it, else the nearest; "on" makes it the ground. */
    private boolean isOfBackground(int place) {
        if (isNoun(place - 1) && taken.add(place - 1)) {
            return clause.at(place - 1).is(Meaning.BACKGROUND);
        }
        if (isNoun(place + 1) && taken.add(place + 1)) {
            return clause.at(place + 1).is(Meaning.BACKGROUND);
        }
        for (int distance = 2; distance < clause.size(); distance++) {
            for (int other : new int[] {place - distance, place + distance}) {
                if (isNoun(other) && taken.add(other)) {
                    return clause.at(other).is(Meaning.BACKGROUND);
                }
            }
        }
        return clause.at(0).is(Meaning.ON);
    }

    private boolean isNoun(int place) {
        Token token = clause.at(place);
        return !taken.contains(place)
                && (token.is(Meaning.BACKGROUND) || token.is(Meaning.PRODUCT));
    }
}
