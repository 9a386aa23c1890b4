package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Meaning;
import io.techpack.baseviews.words.NamedColour;
import io.techpack.baseviews.words.Token;
import io.techpack.imaging.colour.TradeColour;
import io.techpack.imaging.raster.Lab;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads colours, by name, by hex, or relative to the one that is there. */
final class Colours {

    private static final Pattern HEX = Pattern.compile("#?([0-9a-f]{6})");
    private static final double WARMTH = 7;

    private Colours() {}

    static Reading<JsonNode> read(
            FieldKind kind, Instruction instruction, Field.Found field, Set<String> names) {
        String words = instruction.words();
        Matcher hex = HEX.matcher(words.strip().toLowerCase(Locale.ROOT));
        if (hex.matches() && kind == FieldKind.HEX) {
            return Reading.text("#" + hex.group(1));
        }
        Optional<NamedColour> named = named(words);
        if (named.isPresent()) {
            boolean asSaid = kind == FieldKind.COLOUR_NAME && isNothingElse(words);
            return Reading.text(asSaid ? words : text(kind, named.get()));
        }
        List<Token> tokens = Lexicon.all().tokens(instruction.whole());
        if (isShift(tokens, names)) {
            return shifted(kind, tokens, field);
        }
        if (Wording.prose(words) instanceof Reading.Fault<JsonNode> fault) {
            return fault;
        }
        if (tokens.stream().anyMatch(token -> token.is(Meaning.NOT))) {
            return Reading.fault("'%s' says what it shall not be", words);
        }
        return kind == FieldKind.HEX
                ? Reading.fault("'%s' is no colour that is known", words)
                : instruction
                        .newValue()
                        .map(Wording::name)
                        .orElseGet(() -> Reading.fault("it names no new value"));
    }

    /** The colour that the words name, articles and "colour" aside. */
    static Optional<NamedColour> named(String words) {
        Matcher hex = HEX.matcher(words.strip().toLowerCase(Locale.ROOT));
        if (hex.matches()) {
            return Lexicon.all().colour("#" + hex.group(1));
        }
        List<Token> telling =
                Lexicon.all().tokens(words).stream()
                        .filter(token -> !token.is(Meaning.FILLER) && !token.is(Meaning.A))
                        .toList();
        return telling.size() == 1 && telling.getFirst() instanceof Token.Coloured one
                ? Optional.of(one.colour())
                : Optional.empty();
    }

    private static boolean isNothingElse(String words) {
        return !words.contains("#") && Lexicon.all().colour(words).isPresent();
    }

    private static boolean isShift(List<Token> tokens, Set<String> names) {
        return shift(tokens).isPresent()
                && tokens.stream()
                        .allMatch(token ->
                                shift(List.of(token)).isPresent()
                                        || token.is(Meaning.FILLER)
                                        || token.is(Meaning.SLIGHTLY)
                                        || token.is(Meaning.MUCH)
                                        || token.is(Meaning.TO)
                                        || token instanceof Token.Break
                                        || names.contains(token.text()));
    }

    private static Optional<Meaning> shift(List<Token> tokens) {
        return Stream.of(Meaning.DARKER, Meaning.BRIGHTER, Meaning.WARMER, Meaning.COOLER)
                .filter(meaning -> tokens.stream().anyMatch(token -> token.is(meaning)))
                .findFirst();
    }

    private static Reading<JsonNode> shifted(
            FieldKind kind, List<Token> tokens, Field.Found field) {
        JsonNode present = kind == FieldKind.HEX ? field.value() : field.beside("hex");
        Optional<NamedColour> before = named(present.asString(""));
        if (before.isEmpty()) {
            return Reading.fault("there is no colour yet that it could change");
        }
        NamedColour colour =
                kind == FieldKind.HEX
                        ? before.get()
                        : new NamedColour(field.value().asString(""), before.get().lab());
        return switch (shift(tokens).orElseThrow()) {
            case DARKER -> Reading.text(text(kind, colour.darker()));
            case BRIGHTER -> Reading.text(text(kind, colour.lighter()));
            case WARMER -> Reading.text(text(kind, turned(colour, WARMTH)));
            default -> Reading.text(text(kind, turned(colour, -WARMTH)));
        };
    }

    private static NamedColour turned(NamedColour colour, double by) {
        Lab lab = colour.lab();
        Lab turned = new Lab(lab.l(), lab.a() + by * 0.4, lab.b() + by);
        return new NamedColour(TradeColour.nearest(turned).name(), turned);
    }

    private static String text(FieldKind kind, NamedColour colour) {
        return kind == FieldKind.HEX ? colour.hex() : colour.name();
    }
}
