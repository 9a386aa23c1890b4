package io.techpack.baseviews.edit;

import io.techpack.baseviews.UndrawnNotes;
import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Token;
import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.view.TypicalConstruction;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What follows for the flat from the trims that close a product: a zip in place of its buttons is
 * drawn, and so are eight buttons in place of seven, and trousers with a drawstring in place of zip
 * and button have no fly. For one edit and one thread.
 */
final class ClosingTrims {

    private static final String TRIMS = "hardware_and_trims";
    private static final String FLAT = "flat_spec";
    private static final String TYPE = "type";
    private static final String MATERIAL = "material";
    private static final String PLACEMENT = "placement";
    private static final String CLOSURE_LABEL = "closure";
    private static final int MOST_BUTTONS = 20;

    /** Kinds of trims that close something; the flat has a drawing of two. */
    private static final String ZIP = "zip";

    private static final String BUTTONS = "buttons";
    private static final Set<String> CLOSING =
            Set.of(ZIP, BUTTONS, "snap", "velcro", "hook", "hook and eye", "toggle", "buckle");
    private static final Set<String> DRAWN_IN = Set.of("cord", "elastic");

    /** How many the class usually has, which is not said of any other make. */
    private static final Pattern USUAL_COUNT =
            Pattern.compile(",?\\s*about \\p{L}+(?= \\(|$)|^two or three ");

    private final JsonNode before;
    private final ObjectNode after;
    private final SaidTraits traits;
    private final Set<String> gone = new HashSet<>();

    private ClosingTrims(JsonNode before, ObjectNode after) {
        this.before = before;
        this.after = after;
        traits = new SaidTraits(after.path(FLAT));
        before.path(TRIMS).forEach(item -> gone.addAll(kinds(item)));
        after.path(TRIMS).forEach(item -> gone.removeAll(kinds(item)));
    }

    static void of(JsonNode before, ObjectNode after) {
        ClosingTrims trims = new ClosingTrims(before, after);
        List<JsonNode> earlier = before.path(TRIMS).valueStream().toList();
        for (JsonNode item : after.path(TRIMS)) {
            if (item instanceof ObjectNode said && !earlier.contains(item)) {
                trims.follow(said);
            }
        }
    }

    private void follow(ObjectNode item) {
        List<String> kinds = kinds(item);
        boolean sameType =
                before.path(TRIMS)
                        .valueStream()
                        .anyMatch(each -> each.path(TYPE).equals(item.path(TYPE)));
        if (kinds.size() < 2 && !sameType) {
            describe(item);
        }
        if (kinds.size() == 1 && !sameType) {
            String kind = kinds.getFirst();
            if (CLOSING.contains(kind) && closes(item, kind)) {
                close(item, kind);
            } else if (DRAWN_IN.contains(kind) && isAtTheWaist(item)) {
                drawIn(kind);
            }
        }
    }

    /** At the front, or in place of what closes it now, and not somewhere else. */
    private boolean closes(JsonNode item, String kind) {
        String words = words(item);
        String present = closing(before);
        boolean inItsPlace =
                present.isEmpty()
                        ? isUsuallyClosed()
                        : kind.equals(present) || gone.contains(present);
        return has(Trait.CLOSURE)
                && !TrimsEdit.isSpare(words)
                && (isAt("front", words) || !isAt("elsewhere", words) && inItsPlace);
    }

    /** Somebody has taken out what closed it. */
    private boolean isUsuallyClosed() {
        return GarmentClass.labelled(after.path(FLAT).path("garment_class").asString(""))
                .filter(kind ->
                        FlatTemplate.usual(kind)
                                .trait(Trait.CLOSURE)
                                .filter(made -> made.choice() != Choice.Closure.NONE)
                                .isPresent())
                .isPresent();
    }

    private void close(JsonNode item, String kind) {
        Optional<Integer> count = count(item.path(TYPE).asString(""));
        boolean few = count.filter(number -> number > MOST_BUTTONS).isEmpty();
        boolean drawn = kind.equals(ZIP) || kind.equals(BUTTONS) && few;
        if (kind.equals(ZIP)) {
            traits.make(Trait.CLOSURE, Choice.Closure.ZIP.id());
        } else if (kind.equals(BUTTONS) && !closing(after).equals(BUTTONS)) {
            traits.make(Trait.CLOSURE, Choice.Closure.BUTTONS.id());
        }
        if (kind.equals(BUTTONS) && few && after.path(FLAT) instanceof ObjectNode flat) {
            count.ifPresent(number -> flat.put("buttons", number));
        }
        new UndrawnNotes(after)
                .say(CLOSURE_LABEL, CLOSURE_LABEL + ": " + item.path(TYPE).asString(""), drawn);
    }

    private boolean isAtTheWaist(JsonNode item) {
        return has(Trait.WAISTBAND) && !isAt("elsewhere", words(item));
    }

    /** A waist that is drawn in needs no fly, if nothing is left that closes one. */
    private void drawIn(String kind) {
        boolean cord = kind.equals("cord");
        if (cord || !choice(Trait.WAISTBAND).equals(Choice.Waistband.DRAWSTRING.id())) {
            traits.make(
                    Trait.WAISTBAND,
                    (cord ? Choice.Waistband.DRAWSTRING : Choice.Waistband.ELASTIC).id());
        }
        boolean opened = gone.contains(ZIP) || gone.contains(BUTTONS);
        boolean closed =
                after.path(TRIMS)
                        .valueStream()
                        .flatMap(each -> kinds(each).stream())
                        .anyMatch(each -> each.equals(ZIP) || each.equals(BUTTONS));
        if (has(Trait.FLY) && opened && !closed) {
            traits.make(Trait.FLY, Choice.Fly.NONE.id());
        }
    }

    /** What the words for the trim tell of its material, and not how many another make has. */
    private void describe(ObjectNode item) {
        String placement = item.path(PLACEMENT).asString("");
        String now = USUAL_COUNT.matcher(placement).replaceFirst("").strip();
        if (!now.equals(placement) && !now.isEmpty()) {
            item.put(PLACEMENT, now);
        }
        String material = item.path(MATERIAL).asString("");
        boolean open =
                material.equals(ListShape.OPEN)
                        || material.equals(TypicalConstruction.UNKNOWN_TRIM);
        Optional<String> said = Trims.material(item.path(TYPE).asString(""));
        if (said.isPresent()) {
            item.put(MATERIAL, said.get());
        } else if (!open && isOfAnother(item, material)) {
            item.put(MATERIAL, ListShape.OPEN);
        }
    }

    /** A zip in place of horn buttons is not of horn. */
    private boolean isOfAnother(JsonNode item, String material) {
        return before.path(TRIMS)
                .valueStream()
                .filter(each -> each.path(MATERIAL).asString("").equals(material))
                .anyMatch(each ->
                        gone.containsAll(kinds(each))
                                        && !kinds(each).isEmpty()
                                        && !kinds(item).isEmpty()
                                || isItsWord(material, each));
    }

    /** The leather of a leather patch, in place of which is a woven one. */
    private static boolean isItsWord(String material, JsonNode item) {
        return Trims.material(item.path(TYPE).asString(""))
                .filter(word -> word.equalsIgnoreCase(material))
                .isPresent();
    }

    /** The kind of trim that closes the flat; nothing where nothing does. */
    private static String closing(JsonNode data) {
        return Trait.CLOSURE
                .choice(data.at("/flat_spec/traits/closure/choice").asString(""))
                .map(made -> (Choice.Closure) made)
                .map(made -> made == Choice.Closure.ZIP ? ZIP : made.isButtoned() ? BUTTONS : "")
                .orElse("");
    }

    private boolean has(Trait trait) {
        return traits.traits().path(trait.key()).isObject();
    }

    private String choice(Trait trait) {
        return traits.traits().path(trait.key()).path("choice").asString("");
    }

    /** A number before the name; the holes of "4-hole buttons" are none of theirs. */
    private static Optional<Integer> count(String type) {
        List<Token> tokens = Lexicon.all().tokens(type);
        boolean counts =
                tokens.size() > 1
                        && Unit.of(tokens.get(1)).isEmpty()
                        && !type.startsWith("-", tokens.getFirst().text().length());
        return tokens.stream()
                .limit(counts ? 1 : 0)
                .filter(Token.Amount.class::isInstance)
                .map(token -> ((Token.Amount) token).value())
                .filter(value -> value.signum() > 0 && value.stripTrailingZeros().scale() <= 0)
                .map(value -> value.min(BigDecimal.valueOf(1000)).intValue())
                .findFirst();
    }

    private static List<String> kinds(JsonNode item) {
        return TrimParts.of(item.path(TYPE).asString("")).kinds();
    }

    private static String words(JsonNode item) {
        return Stream.of(TYPE, PLACEMENT)
                .map(field -> item.path(field).asString(""))
                .reduce("", (one, other) -> one + " " + other);
    }

    /** Whether the words name such a place of a product. */
    private static boolean isAt(String place, String words) {
        return TrimsEdit.isAt(place, words);
    }
}
