package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Meaning;
import io.techpack.baseviews.words.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An edit of the trims: what is said of one of them, or of one of several that an item names. For
 * one thread.
 */
record TrimsEdit(ListItems items) {

    private static final String TYPE = "type";
    private static final String MATERIAL = "material";
    private static final String PLACEMENT = "placement";

    /** "Made of horn", "in black". */
    private static final Pattern OF =
            Pattern.compile(
                    "^(?:(?:is|are|be|ist|sind|est|sont|es|son)\\s+)?(?:made\\s+(?:of|from|out\\s+of)|of|from|in|aus|en|de|d['’])\\s+",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern SPARE =
            Pattern.compile(
                    "(?<!\\p{L})(?:spare|extra|replacement|ersatz\\p{L}*|zusätzlich\\p{L}*|de rechange|supplémentaires?"
                            + "|de repuesto|de recambio|adicional(?:es)?)(?!\\p{L})|备用",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern MOVE =
            Pattern.compile(
                    "(?:move|shift|relocate|place|position|verschiebe|versetze|déplace[rz]?|place[rz]?|mueve|mover|coloca[r]?)\\s+(?<target>.+?)"
                            + "\\s+(?:to|on|at|in|into|onto|inside|an|auf|à|au|aux|sur|dans|a|al|en)\\s+(?:(?:the|die|der|das|den|le|la|les|el|los|las)\\s+|l['’])?(?<place>.+)"
                            + "|(?:请)?(?:把|将)(?<targetZh>.+?)(?:移到|放到|移至|放在)(?<placeZh>.+)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern HEADED =
            Pattern.compile(
                    "(?:(?:the|die|der|das|den|les?|la|los?|las|el)\\s+)?(?<head>[\\p{L}-]+)\\s+(?<rest>.+)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final String ELSEWHERE = "elsewhere";
    private static final int SHORTEST_END = 5;

    /** "One of the two zips", 两条拉链中的一条. */
    private static final Pattern ONE_OF =
            Pattern.compile(
                    "(?:one|eine[nrms]?|une?|un[oa])\\s+(?:of|der|von|des?|d['’]entre|de)\\s+"
                            + "(?:(?:the|den|der|les|los|las)\\s+)?(?:both\\s+|beiden\\s+)?(?<all>.+)"
                            + "|(?<allZh>.+?)(?:中|之中|里)的?(?:其中)?一[个条颗粒只]",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private ArrayNode list() {
        return items.list();
    }

    /** What an item names besides the trims of the words, if it names several. */
    Optional<String> besides(int index, String words) {
        String type = type(index);
        return Optional.of(TrimParts.of(type))
                .filter(parts -> items.shape() == ListShape.HARDWARE && parts.areSeveral())
                .flatMap(parts -> parts.without(Trims.nouns(words)))
                .filter(rest -> !rest.equals(type));
    }

    /** In place of the item, or of that one of its trims which was named. */
    Reading<JsonNode> instead(int index, String target, JsonNode item) {
        Optional<String> rest =
                besides(index, target).filter(_ -> !TrimParts.of(type(index)).areAlternatives());
        if (rest.isEmpty()) {
            list().set(index, item);
            return Reading.of(list());
        }
        list().get(index).asObject().put(TYPE, rest.get());
        list().insert(index + 1, item);
        return Reading.of(list());
    }

    /**
     * The name of a trim is that of the one there is of its kind, or of one more.
     *
     * @param named makes an item of words
     */
    Reading<JsonNode> said(String noun, String words, Function<String, Reading<JsonNode>> named) {
        List<Integer> same = items.called(noun);
        if (same.size() > 1) {
            return Reading.fault("it names several items; there are %s", items.inventory());
        }
        if (same.isEmpty() || isOneMore(same.getFirst(), words)) {
            return named.apply(words)
                    .then(item -> {
                        list().add(item);
                        return Reading.of(list());
                    });
        }
        Optional<Reading<JsonNode>> quality =
                quality(same.getFirst(), words).or(() -> labelled(same.getFirst(), words));
        if (quality.isPresent()) {
            return quality.get();
        }
        return named.apply(words)
                .then(item -> {
                    ObjectNode said = item.asObject();
                    ObjectNode present = ownItem(same.getFirst(), words);
                    present.put(
                            TYPE,
                            Trims.merged(
                                    said.path(TYPE).asString(""), present.path(TYPE).asString("")));
                    if (!said.path(PLACEMENT).asString("").equals(ListShape.OPEN)) {
                        present.set(PLACEMENT, said.path(PLACEMENT));
                    }
                    return Reading.of(list());
                });
    }

    /** A spare one, or one at the cuffs where there are some at the front. */
    private boolean isOneMore(int index, String words) {
        JsonNode item = list().get(index);
        String present = type(index) + " " + item.path(PLACEMENT).asString("");
        boolean elsewhere =
                isAt("front", present) && isAt("elsewhere", words) && !isAt("front", words);
        return elsewhere || isSpare(words) && !isSpare(type(index));
    }

    /** Whether the words name such a place of a product; "Seitentasche" is a pocket. */
    static boolean isAt(String place, String words) {
        List<String> names = Lexicon.all().list("place " + place);
        return Wording.holdsAny(words, names)
                || place.equals(ELSEWHERE)
                        && Arrays.stream(words.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                                .anyMatch(word -> names.stream().anyMatch(n -> isEndOf(word, n)));
    }

    private static boolean isEndOf(String word, String name) {
        return name.length() >= SHORTEST_END && word.endsWith(name);
    }

    /** Whether the item is a trim that is somewhere else than where a product is closed. */
    static boolean isOfAPart(JsonNode item) {
        String words = item.path(TYPE).asString("") + " " + item.path(PLACEMENT).asString("");
        return Trims.noun(item.path(TYPE).asString("")).isPresent()
                && isAt(ELSEWHERE, words)
                && !isAt("front", words);
    }

    static boolean isOneOfSeveral(String target) {
        return ONE_OF.matcher(target).matches();
    }

    /**
     * Another trim in place of the one that is named, or of one of so many.
     *
     * @param named makes an item of words
     */
    Reading<JsonNode> replaced(
            String target, String by, Function<String, Reading<JsonNode>> named) {
        Matcher oneOf = ONE_OF.matcher(target);
        boolean one = oneOf.matches();
        String meant = one ? either(oneOf, "all") : target;
        return items.one(meant)
                .then(index ->
                        named.apply(by)
                                .then(said -> {
                                    ObjectNode item = list().get(index).deepCopy().asObject();
                                    item.set(TYPE, said.path(TYPE));
                                    if (!said.path(PLACEMENT).asString("").equals(ListShape.OPEN)) {
                                        item.set(PLACEMENT, said.path(PLACEMENT));
                                    }
                                    Optional<String> others =
                                            one ? Trims.oneLess(type(index)) : Optional.empty();
                                    if (others.isEmpty()) {
                                        return instead(index, meant, item);
                                    }
                                    list().get(index).asObject().put(TYPE, others.get());
                                    list().insert(index + 1, item);
                                    return Reading.of(list());
                                }));
    }

    /** Whether it closes nothing. */
    static boolean isSpare(String words) {
        return SPARE.matcher(words).find();
    }

    /** "Move the label to the side seam"; empty where the words move nothing. */
    Optional<Reading<JsonNode>> moved(String words) {
        Matcher move = MOVE.matcher(words);
        return move.matches()
                ? Optional.of(
                        items.one(either(move, "target"))
                                .then(index ->
                                        Wording.name(either(move, "place"))
                                                .then(place -> {
                                                    list().get(index)
                                                            .asObject()
                                                            .set(PLACEMENT, place);
                                                    return Reading.of(list());
                                                })))
                : Optional.empty();
    }

    private static String either(Matcher matcher, String group) {
        return Optional.ofNullable(matcher.group(group))
                .orElseGet(() -> matcher.group(group + "Zh"));
    }

    /** "Buttons: horn". */
    private Optional<Reading<JsonNode>> labelled(int index, String words) {
        return Labelled.in(words)
                .filter(said -> Trims.noun(said.label()).isPresent())
                .flatMap(said -> quality(index, said.label(), said.words()));
    }

    /** "The buttons horn", which says what they are of; an item is named by its first word. */
    private Optional<Reading<JsonNode>> quality(int index, String words) {
        Matcher headed = HEADED.matcher(words);
        return headed.matches() && isDefinite(words) && Trims.noun(headed.group("head")).isPresent()
                ? quality(index, headed.group("head"), headed.group("rest"))
                : Optional.empty();
    }

    private static boolean isDefinite(String words) {
        return !Things.bare(words).equals(words.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * What is said of a trim and is none itself: its material, or its colour; empty where the words
     * are something else.
     *
     * @param target the words that name the trim
     */
    Optional<Reading<JsonNode>> quality(int index, String target, String value) {
        String words = OF.matcher(value.strip()).replaceFirst("").replaceFirst("(?<=.)的$", "");
        List<Token> tokens = Lexicon.all().tokens(words);
        boolean coloured =
                !tokens.isEmpty()
                        && tokens.stream()
                                .allMatch(token ->
                                        token instanceof Token.Coloured
                                                || token.is(Meaning.FINISH));
        boolean material = Trims.isMaterial(words);
        if (!coloured && !material) {
            return Optional.empty();
        }
        return Optional.of(
                Wording.name(words)
                        .then(_ -> {
                            ObjectNode item = ownItem(index, target);
                            String type = item.path(TYPE).asString("");
                            if (material) {
                                item.put(MATERIAL, words);
                                item.put(TYPE, Trims.of(type, words));
                            } else {
                                item.put(TYPE, coloured(type, words));
                            }
                            return Reading.of(list());
                        }));
    }

    /** In place of the colour that the words had, or beside them. */
    private static String coloured(String type, String colour) {
        List<String> present =
                Lexicon.all().tokens(type).stream()
                        .filter(Token.Coloured.class::isInstance)
                        .map(Token::text)
                        .toList();
        int at =
                present.size() == 1
                        ? type.toLowerCase(Locale.ROOT).indexOf(present.getFirst())
                        : -1;
        return at < 0
                ? type + ", " + colour
                : type.substring(0, at) + colour + type.substring(at + present.getFirst().length());
    }

    /** That of several trims in one item gets an item of its own. */
    private ObjectNode ownItem(int index, String words) {
        ObjectNode item = list().get(index).asObject();
        TrimParts parts = TrimParts.of(item.path(TYPE).asString(""));
        Optional<String> rest = besides(index, words);
        if (rest.isEmpty() || parts.areAlternatives()) {
            return item;
        }
        ObjectNode own = item.deepCopy();
        own.put(TYPE, parts.only(Trims.nouns(words)));
        item.put(TYPE, rest.get());
        list().insert(index + 1, own);
        return own;
    }

    private String type(int index) {
        return list().get(index).path(TYPE).asString("");
    }
}
