package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Alternatives;
import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Meaning;
import io.techpack.baseviews.words.NamedColour;
import io.techpack.baseviews.words.Phrases;
import io.techpack.baseviews.words.Token;
import io.techpack.imaging.colour.TradeColour;
import io.techpack.imaging.raster.Lab;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads colours, by name, by hex, or relative to the one that is there. */
final class Colours {

    private static final Pattern BARE_HEX =
            Pattern.compile("[0-9a-f]{6}", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEX_IN =
            Pattern.compile(
                    "#([0-9a-f]{6}|[0-9a-f]{3})(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
    private static final Pattern WHOLLY =
            Pattern.compile(
                    "(?:all|entirely|completely|wholly|only|komplett|ganz|nur|vollständig|tout(?:e)?(?:\\s+en)?|entièrement"
                            + "|uniquement|tod[oa](?:\\s+en)?|completamente|totalmente|solo|全部|全)\\s*(?<colour>\\S.*)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final double WARMTH = 7;

    private static final Pattern PARTS = Phrases.anyOf(partNames());

    private Colours() {}

    static Reading<JsonNode> read(
            FieldKind kind, Instruction instruction, Field.Found field, Set<String> names) {
        String words = instruction.words();
        Optional<String> part = part(instruction.whole());
        if (part.isPresent()) {
            return ofAPart(part.get());
        }
        Optional<String> hex = hexIn(words, names);
        if (hex.isPresent()) {
            return kind == FieldKind.HEX
                    ? Reading.text(hex.get())
                    : Reading.fault("'%s' is a hex; edit the whole colour, or its hex", words);
        }
        Optional<NamedColour> named = named(words, names);
        if (named.isPresent()) {
            boolean asSaid = kind == FieldKind.COLOUR_NAME && isNothingElse(words);
            return Reading.text(asSaid ? words : text(kind, named.get()));
        }
        List<Token> tokens = Lexicon.all().tokens(instruction.whole());
        boolean ofThis =
                shifted(instruction).filter(colour -> isPresent(colour, field)).isPresent();
        if (isShift(tokens, names) || ofThis) {
            return shifted(kind, tokens, field);
        }
        if (instruction.newValue().isEmpty()) {
            return Reading.fault("it names no new value");
        }
        return Negation.affirmed(words).then(wanted -> partly(kind, wanted));
    }

    /** A maker's own name for a colour, such as rouge bordeaux: a part of it says which it is. */
    private static Reading<JsonNode> partly(FieldKind kind, String words) {
        if (!Alternatives.in(words) && isOfSeveral(words)) {
            return Reading.fault(
                    "'%s' names several colours; edit primary_colors and say their shares, as in: 60 %% navy, 40 %% white",
                    words);
        }
        return Wording.name(words)
                .then(name ->
                        within(words)
                                .map(colour ->
                                        kind == FieldKind.HEX
                                                ? Reading.text(colour.hex())
                                                : Reading.of(name))
                                .orElseGet(() ->
                                        Reading.fault(
                                                "'%s' is no colour that is known; say its hex, such as #1c2747",
                                                words)));
    }

    /** "All black" leaves no other colour beside it: the list with that one. */
    static Optional<JsonNode> wholly(String words) {
        Matcher all = WHOLLY.matcher(words.strip());
        return all.matches()
                ? Lexicon.all()
                        .colour(all.group("colour"))
                        .map(colour ->
                                JsonNodeFactory.instance
                                        .arrayNode()
                                        .add(
                                                JsonNodeFactory.instance
                                                        .objectNode()
                                                        .put("name", colour.name())
                                                        .put("hex", colour.hex())
                                                        .put("percentage", 100)))
                : Optional.empty();
    }

    /** Whether other words stand between two of them: "rouge bordeaux" is one colour. */
    private static boolean isOfSeveral(String words) {
        String earlier = "";
        boolean apart = false;
        for (Token token : Lexicon.all().tokens(words)) {
            if (!(token instanceof Token.Coloured(NamedColour colour, _))) {
                apart = true;
                continue;
            }
            if (apart && !earlier.isEmpty() && !earlier.equals(colour.hex())) {
                return true;
            }
            earlier = colour.hex();
            apart = false;
        }
        return false;
    }

    /**
     * A whole colour whose hex was said: exactly that hex, and the name that stands beside it, else
     * the nearest one.
     */
    static Optional<Reading<JsonNode>> exactly(
            Instruction instruction, Field.Found item, Set<String> names) {
        if (Alternatives.in(instruction.words()) || part(instruction.whole()).isPresent()) {
            return Optional.empty();
        }
        return hexIn(instruction.words())
                .map(hex -> {
                    String said = HEX_IN.matcher(instruction.words()).replaceFirst(" ");
                    String name =
                            Lexicon.all().tokens(said).stream()
                                    .filter(token -> tells(token, names))
                                    .map(Token::text)
                                    .collect(Collectors.joining(" "));
                    Reading<JsonNode> called =
                            name.isBlank()
                                    ? Reading.text(nearest(hex))
                                    : Negation.affirmed(name).then(Wording::name);
                    return called.then(text -> {
                        ObjectNode colour = item.value().deepCopy().asObject();
                        colour.set("name", text);
                        return Reading.of(colour.put("hex", hex));
                    });
                });
    }

    private static String nearest(String hex) {
        return TradeColour.nearest(Lab.of(Integer.parseInt(hex.substring(1), 16))).name();
    }

    /** The hex that the words hold, in six digits, among whatever else. */
    private static Optional<String> hexIn(String words) {
        Matcher hex = HEX_IN.matcher(words);
        if (!hex.find()) {
            return Optional.empty();
        }
        String digits = hex.group(1).toLowerCase(Locale.ROOT);
        boolean several = hex.find();
        return several
                ? Optional.empty()
                : Optional.of(
                        "#" + (digits.length() == 6 ? digits : digits.replaceAll("(.)", "$1$1")));
    }

    /** The hex that the words are, apart from what names the field. */
    private static Optional<String> hexIn(String words, Set<String> names) {
        Matcher bare = BARE_HEX.matcher(words.strip());
        if (bare.matches()) {
            return Optional.of("#" + words.strip().toLowerCase(Locale.ROOT));
        }
        return hexIn(words)
                .filter(_ ->
                        Lexicon.all().tokens(HEX_IN.matcher(words).replaceFirst(" ")).stream()
                                .noneMatch(token -> tells(token, names)));
    }

    /**
     * The colour that the words name, or a part of them does: the longest name, of equals the last.
     */
    static Optional<NamedColour> within(String words) {
        return named(words, Set.of())
                .or(() ->
                        Lexicon.all().tokens(words).stream()
                                .filter(Token.Coloured.class::isInstance)
                                .map(Token.Coloured.class::cast)
                                .reduce((one, next) ->
                                        next.text().length() >= one.text().length() ? next : one)
                                .map(Token.Coloured::colour));
    }

    /** Whether it says anything but which field is meant. */
    private static boolean tells(Token token, Set<String> names) {
        return !(token.is(Meaning.FILLER)
                || token.is(Meaning.PRODUCT)
                || token.is(Meaning.A)
                || token.is(Meaning.FIRST)
                || token.is(Meaning.SECOND)
                || token.is(Meaning.TO)
                || token instanceof Token.Break
                || token.text().equals("hex")
                || names.contains(token.text()));
    }

    /** The colour that the words name, articles, "colour" and the field's names aside. */
    static Optional<NamedColour> named(String words, Set<String> names) {
        if (BARE_HEX.matcher(words.strip()).matches()) {
            return Lexicon.all().colour("#" + words.strip().toLowerCase(Locale.ROOT));
        }
        List<Token> telling =
                Lexicon.all().tokens(words).stream().filter(token -> tells(token, names)).toList();
        return telling.size() == 1 && telling.getFirst() instanceof Token.Coloured one
                ? Optional.of(one.colour())
                : Optional.empty();
    }

    /**
     * The part of a product that the words name: no colour of the analysis is a part's. A word that
     * names the product, too, is none.
     */
    static Optional<String> part(String words) {
        Matcher part = PARTS.matcher(words);
        return part.find() ? Optional.of(part.group()) : Optional.empty();
    }

    /** Why no colour of a part can be said. */
    static <T> Reading<T> ofAPart(String part) {
        return Reading.fault(
                "'%s' is a part, and these are the colours of the whole product: change one of them by its name, as in:"
                        + " change navy to red; or tell the part's in design_elements, as in: add red collar",
                part);
    }

    private static List<String> partNames() {
        Stream<String> places =
                Lexicon.all().list("place elsewhere").stream()
                        .filter(place -> place.codePoints().noneMatch(Character::isIdeographic));
        return Stream.of(Components.partNames(), Trims.names(), places)
                .flatMap(Function.identity())
                .distinct()
                .filter(name ->
                        Lexicon.all().tokens(name).stream()
                                .noneMatch(token ->
                                        token.text().equals(name) && token.is(Meaning.PRODUCT)
                                                || token.is(Meaning.FIRST)
                                                || token instanceof Token.Coloured))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The colour that shall be lighter, darker, warmer or cooler, if the words name one. */
    static Optional<String> shifted(Instruction instruction) {
        List<Token> tokens = Lexicon.all().tokens(instruction.whole());
        List<Token> named = tokens.stream().filter(Token.Coloured.class::isInstance).toList();
        List<Token> others = tokens.stream().filter(token -> !named.contains(token)).toList();
        return named.size() == 1 && isShift(others, Set.of())
                ? Optional.of(named.getFirst().text())
                : Optional.empty();
    }

    private static boolean isPresent(String colour, Field.Found field) {
        String hex = named(colour, Set.of()).map(NamedColour::hex).orElse("");
        return Stream.of(field.value(), field.beside("hex"), field.beside("name"))
                .map(value -> value.asString(""))
                .anyMatch(value -> value.equals(hex) || value.equalsIgnoreCase(colour));
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
        Optional<NamedColour> before = named(present.asString(""), Set.of());
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
