package io.techpack.baseviews.retouch;

import io.techpack.baseviews.words.Meaning;
import io.techpack.baseviews.words.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A part of a sentence that wants one thing. Immutable. */
record Clause(List<Token> tokens) {

    private static final Token NOTHING = new Token.Break("");

    Clause {
        tokens = List.copyOf(tokens);
    }

    /** Cut at commas, at "and", and before "on a … background". */
    static List<Clause> all(List<Token> tokens) {
        List<Clause> clauses = new ArrayList<>();
        List<Token> clause = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean cuts = token instanceof Token.Break || token.is(Meaning.AND);
            if (cuts || token.is(Meaning.ON) && leadsToGround(tokens, i)) {
                clauses.add(new Clause(clause));
                clause = new ArrayList<>();
            }
            if (!cuts) {
                clause.add(token);
            }
        }
        clauses.add(new Clause(clause));
        return clauses.stream().filter(each -> !each.tokens.isEmpty()).toList();
    }

    private static boolean leadsToGround(List<Token> tokens, int on) {
        for (int i = on + 1; i < Math.min(tokens.size(), on + 5); i++) {
            Token token = tokens.get(i);
            if (token instanceof Token.Coloured || token.is(Meaning.BACKGROUND)) {
                return true;
            }
            if (token instanceof Token.Break || token.is(Meaning.AND)) {
                return false;
            }
        }
        return false;
    }

    boolean has(Meaning meaning) {
        return tokens.stream().anyMatch(token -> token.is(meaning));
    }

    boolean hasAny(Meaning... meanings) {
        for (Meaning meaning : meanings) {
            if (has(meaning)) {
                return true;
            }
        }
        return false;
    }

    /** Whether its number has a minus before it, as in "brightness -20 %". */
    boolean isNegative() {
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i) instanceof Token.Amount && tokens.get(i - 1).is(Meaning.MINUS)) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return tokens.size();
    }

    /** The token there; one that means nothing beyond both ends. */
    Token at(int place) {
        return place >= 0 && place < tokens.size() ? tokens.get(place) : NOTHING;
    }

    String text() {
        return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
    }
}
