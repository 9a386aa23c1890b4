package io.techpack.baseviews.words;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins light and dark to the colour that they stand beside: dark green, vert foncé, 深绿色; and
 * finishes, which leave it as it is: dorado mate.
 */
final class ColourPhrases {

    private ColourPhrases() {}

    static List<Token> joined(List<Token> tokens) {
        List<Token> joined = new ArrayList<>();
        for (Token token : tokens) {
            Token last = joined.isEmpty() ? null : joined.getLast();
            if (token instanceof Token.Coloured colour && last != null && isShade(last)) {
                joined.set(
                        joined.size() - 1, shaded(colour, last, last.text() + " " + token.text()));
            } else if (token.is(Meaning.FINISH) && last instanceof Token.Coloured colour) {
                joined.set(
                        joined.size() - 1,
                        new Token.Coloured(colour.colour(), last.text() + " " + token.text()));
            } else if (isShade(token)
                    && last instanceof Token.Coloured colour
                    && followsNoun(token)) {
                joined.set(
                        joined.size() - 1, shaded(colour, token, last.text() + " " + token.text()));
            } else {
                joined.add(token);
            }
        }
        return joined;
    }

    private static boolean isShade(Token token) {
        return token.is(Meaning.LIGHT) || token.is(Meaning.DARK);
    }

    /** Shades follow their colour in French and Spanish only. */
    private static boolean followsNoun(Token token) {
        return switch (token.text()) {
            case "clair",
                    "claire",
                    "pâle",
                    "foncé",
                    "foncée",
                    "sombre",
                    "claro",
                    "clara",
                    "pálido",
                    "oscuro",
                    "oscura" ->
                    true;
            default -> false;
        };
    }

    private static Token shaded(Token.Coloured base, Token shade, String text) {
        NamedColour colour =
                shade.is(Meaning.DARK) ? base.colour().darker() : base.colour().lighter();
        return new Token.Coloured(colour, text);
    }
}
