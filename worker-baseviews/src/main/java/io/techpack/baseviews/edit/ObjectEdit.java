package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An edit of a whole object: which of its fields is meant. */
final class ObjectEdit {

    private static final Pattern EVERYTHING =
            Pattern.compile(
                    "\\b(?:all|every|everything|scale|grade|alles|alle|tout|todo)\\b|全部|所有",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern LENGTHWISE =
            Pattern.compile(
                    "\\b(?:longer|shorter|too\\s+(?:long|short)|zu\\s+(?:lang|kurz)|lengthen|shorten|length|länger|kürzer|verlängere|verkürze|kürze|länge|long|longue|longueur|court|courte|allonge|rallonge|raccourcis|larg[oa]|cort[oa]|alarga|acorta)\\b|长|短",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A decimal comma cuts nothing. */
    private static final Pattern CUT =
            Pattern.compile(
                    "\\s*(?:[;；，、]|,(?!\\d)|(?<![\\p{L}])(?:and|und|et|y|then|dann|puis)(?![\\p{L}])|[和并])\\s*",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private ObjectEdit() {}

    /**
     * The part of an object that the words are about.
     *
     * @param names words that name it
     */
    record Part(Field.Found field, Set<String> names) {}

    /**
     * The words cut into those about one part each; all of them in one where not every piece names
     * a part of its own and a number.
     */
    static List<String> clauses(Field.Found object, String words) {
        List<String> pieces = CUT.splitAsStream(words).filter(piece -> !piece.isBlank()).toList();
        List<Part> named = pieces.stream().flatMap(piece -> named(object, piece).stream()).toList();
        boolean each =
                named.size() == pieces.size()
                        && named.stream().map(part -> part.field().path()).distinct().count()
                                == pieces.size()
                        && pieces.stream().allMatch(ObjectEdit::holdsNumber);
        return each ? pieces : List.of(words);
    }

    private static boolean holdsNumber(String words) {
        return Lexicon.all().tokens(words).stream().anyMatch(Token.Amount.class::isInstance);
    }

    /** The fields that are meant, or the reason why none is. */
    static Reading<List<Part>> parts(Field.Found object, String words) {
        Optional<Part> named = named(object, words);
        if (named.isPresent()) {
            return Reading.of(List.of(named.get()));
        }
        Optional<String> missing =
                object.path().is(UsualMeasures.SECTION)
                        ? MeasureNames.missing(words, object.value())
                        : Optional.empty();
        if (missing.isPresent()) {
            return Reading.fault(
                    "the product has no %s; there are %s", missing.get(), inventory(object));
        }
        Optional<String> main = main(object, words);
        if (main.isPresent()) {
            return Reading.of(List.of(new Part(object.child(main.get()), object.path().names())));
        }
        if (object.path().is("dimensions_estimated") && EVERYTHING.matcher(words).find()) {
            Set<String> everything =
                    new HashSet<>(
                            Set.of(
                                    "all",
                                    "every",
                                    "everything",
                                    "scale",
                                    "grade",
                                    "dimensions",
                                    "measures",
                                    "alles",
                                    "alle",
                                    "tout",
                                    "todo"));
            List<Part> all = new ArrayList<>();
            object.value()
                    .propertyNames()
                    .forEach(key -> all.add(new Part(object.child(key), everything)));
            return all.isEmpty() ? Reading.fault("there is nothing in it") : Reading.of(all);
        }
        return Reading.fault("it does not say which part; there are %s", inventory(object));
    }

    private static String inventory(Field.Found object) {
        return object.value().isEmpty()
                ? "none"
                : String.join(", ", object.value().propertyNames());
    }

    /** The field with the longest name among those that the words name, at any depth. */
    private static Optional<Part> named(Field.Found object, String words) {
        String said =
                " "
                        + words.toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\p{L}\\p{N}#%]+", " ")
                                .strip()
                        + " ";
        List<Part> parts = new ArrayList<>();
        collect(object, said, parts, 3);
        if (!holdsNumber(words) && parts.stream().anyMatch(part -> !isNumber(part))) {
            // "closure buttons" is no number of buttons, "curved hem" no width of it
            parts.removeIf(ObjectEdit::isNumber);
        }
        Comparator<Part> longest =
                Comparator.comparingInt(
                        part -> part.names().stream().mapToInt(String::length).max().orElse(0));
        List<Part> sorted = parts.stream().sorted(longest.reversed()).toList();
        boolean clear =
                sorted.size() == 1
                        || sorted.size() > 1 && longest.compare(sorted.get(0), sorted.get(1)) > 0;
        return clear
                ? Optional.of(sorted.getFirst())
                : sorted.stream().findFirst().filter(_ -> isSame(sorted));
    }

    private static boolean isNumber(Part part) {
        JsonNode value = part.field().value();
        return value.isNumber() || value.has("centimetres");
    }

    /** A name within a name, such as sleeve in sleeves, is no doubt. */
    private static boolean isSame(List<Part> sorted) {
        return sorted.get(0).field().path().steps().size()
                < sorted.get(1).field().path().steps().size();
    }

    private static void collect(Field.Found object, String said, List<Part> parts, int depth) {
        if (!(object.value() instanceof ObjectNode node) || depth == 0) {
            return;
        }
        for (String key : node.propertyNames()) {
            Field.Found child = object.child(key);
            if (!key.equals("origin") && !key.equals("confidence")) {
                Set<String> names = namesIn(key, said, node);
                if (!names.isEmpty()) {
                    parts.add(new Part(child, names));
                } else {
                    collect(child, said, parts, depth - 1);
                }
            }
        }
    }

    /** The key itself, or a word of it that no other key has, such as chest. */
    private static Set<String> namesIn(String key, String said, ObjectNode node) {
        String whole = key.replace('_', ' ').toLowerCase(Locale.ROOT);
        Set<String> names = new HashSet<>();
        boolean single = whole.endsWith("s") && said.contains(" " + one(whole) + " ");
        if (single || said.contains(" " + whole + " ") || said.contains(" " + whole + "s ")) {
            names.addAll(List.of(whole.split(" ")));
            names.add(whole);
            names.add(whole + "s");
        } else if (whole.indexOf(' ') > 0) {
            String first = whole.substring(0, whole.indexOf(' '));
            long sharing =
                    node.propertyNames().stream()
                            .filter(other -> other.startsWith(first + "_"))
                            .count();
            if (sharing == 1
                    && (said.contains(" " + first + " ") || said.contains(" " + first + "s "))) {
                names.addAll(List.of(first, first + "s"));
                names.addAll(List.of(whole.split(" ")));
            }
        }
        return names;
    }

    private static String one(String plural) {
        return plural.substring(0, plural.length() - 1);
    }

    /** What is meant where nothing is named. */
    private static Optional<String> main(Field.Found object, String words) {
        FieldPath path = object.path();
        JsonNode value = object.value();
        if (path.is("dimensions_estimated", "*")) {
            boolean tolerance = words.matches("(?s).*(?:±|\\+\\s*/\\s*[-−–]).*");
            return Optional.of(tolerance && value.has("tolerance") ? "tolerance" : "value")
                    .filter(value::has);
        }
        if (path.is("dimensions_estimated")) {
            return LENGTHWISE.matcher(words).find()
                    ? MeasureNames.LENGTHS.stream().filter(value::has).findFirst()
                    : Optional.<String>empty().or(() -> onlyOne(value));
        }
        if (path.passes("flat_spec") && value.has("choice")) {
            return Optional.of("choice");
        }
        if (path.passes("flat_spec") && value.has("centimetres")) {
            return Optional.of("centimetres");
        }
        if (path.is("colors")) {
            return colours(value, words);
        }
        String main = ListShape.of(path).main();
        if (value.has("percentage") && isShare(words)) {
            return Optional.of("percentage");
        }
        return Optional.of(main)
                .filter(name -> !name.isEmpty() && value.has(name))
                .or(() -> onlyOne(value));
    }

    /** A colour or its share means the palette, everything else the pattern, if it is one. */
    private static Optional<String> colours(JsonNode value, String words) {
        boolean pattern =
                Pattern.compile(
                                "\\b(?:pattern|\\p{L}*streifen|strip|plaid|check|dot|solid|floral|print|graphic|gestreift|streifen|kariert|muster|aufdruck"
                                        + "|rayé|rayure|motif|imprimé|rayas|estampado|cuadros|lunares|flores|carreaux|pois|fleurs|punkte|blumen|(?:plain|einfarbig|unie?|lisa|liso)\\b)"
                                        + "|条纹|格|波点|圆点|印花|图案|纯色|素色",
                                Pattern.CASE_INSENSITIVE)
                        .matcher(words)
                        .find();
        return Optional.of(pattern ? "pattern_type" : "primary_colors").filter(value::has);
    }

    private static boolean isShare(String words) {
        List<Token> tokens = Lexicon.all().tokens(words);
        return tokens.stream().anyMatch(token -> token instanceof Token.Amount)
                && tokens.stream()
                        .noneMatch(token ->
                                token instanceof Token.Unknown || token instanceof Token.Coloured);
    }

    private static Optional<String> onlyOne(JsonNode value) {
        return value.size() == 1 ? value.propertyNames().stream().findFirst() : Optional.empty();
    }
}
