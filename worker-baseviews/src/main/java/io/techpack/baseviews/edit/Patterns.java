package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Alternatives;
import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Token;
import io.techpack.imaging.texture.SurfacePattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads how the colours are laid out; a pattern or print that is taken away leaves one colour. */
final class Patterns {

    private Patterns() {}

    /**
     * @param present the pattern that is there
     */
    static Reading<JsonNode> read(Instruction instruction, String present) {
        Optional<String> gone =
                instruction.kind() == Instruction.Kind.REMOVE
                        ? instruction.target()
                        : SaidTexts.denied(instruction.words());
        if (gone.filter(what -> isPrint(what) || isPartOf(what, present)).isPresent()) {
            return Reading.text(SurfacePattern.SOLID.label());
        }
        return instruction
                .newValue()
                .map(Negation::affirmed)
                .orElseGet(() -> Reading.fault("it names no new value"))
                .then(words ->
                        isPlain(words)
                                ? Reading.text(SurfacePattern.SOLID.label())
                                : withoutColours(words).then(Wording::name));
    }

    /** A pattern that tells colours, too, would leave those that are listed untrue. */
    private static Reading<String> withoutColours(String words) {
        boolean coloured =
                Lexicon.all().tokens(words).stream().anyMatch(Token.Coloured.class::isInstance);
        return coloured && !Alternatives.in(words)
                ? Reading.fault(
                        "'%s' names a pattern and colours; say the pattern alone in pattern_type, such as stripes,"
                                + " and the colours with their shares in primary_colors, as in: 90 %% white, 10 %% red",
                        words)
                : Reading.of(words);
    }

    /** Whether the words are for a print or a pattern of whatever kind. */
    static boolean isPrint(String words) {
        return Wording.holdsAny(words, Lexicon.all().list("part print"));
    }

    private static boolean isPlain(String words) {
        return words.split("\\s+").length <= 3
                && Wording.holdsAny(words, Lexicon.all().list("part solid"));
    }

    /** The stripes of "horizontal stripes". */
    private static boolean isPartOf(String what, String present) {
        String bare = what.toLowerCase(Locale.ROOT).replaceFirst("^(?:the|all|any)\\s+", "");
        return bare.length() > 3 && Wording.holdsAny(present, List.of(bare));
    }
}
