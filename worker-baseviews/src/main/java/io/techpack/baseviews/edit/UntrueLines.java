package io.techpack.baseviews.edit;

import io.techpack.baseviews.UndrawnNotes;
import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lines of the analysis that another make of a trait has made untrue: those of a part that is there
 * no more go, and what was observed of the design says the new make. Lines of the edit itself stay.
 * For one edit and one thread.
 */
final class UntrueLines {

    private static final Pattern AND = Pattern.compile(",?\\s+(?:and|or)\\s+|,\\s+");

    /** Where a line comes from. */
    private static final Pattern REMARK = Pattern.compile("\\s*\\([^)]*\\)$");

    private final Trait trait;
    private final String choice;
    private final JsonNode before;
    private final ObjectNode after;

    private UntrueLines(Trait trait, JsonNode before, ObjectNode after) {
        this.trait = trait;
        this.before = before;
        this.after = after;
        choice = choice();
    }

    private String choice() {
        JsonNode traits = after.path("flat_spec").path("traits");
        String collar = traits.path(Trait.COLLAR.key()).path("choice").asString("");
        if (isOfSleeves()) {
            return sleeves(traits);
        }
        return trait == Trait.NECKLINE && StatedMakes.isAroundTheNeck(collar)
                ? collar + " collar"
                : traits.path(trait.key()).path("choice").asString("");
    }

    private boolean isOfSleeves() {
        return trait == Trait.SLEEVE || trait == Trait.SLEEVE_SHAPE;
    }

    /** How long they are, and how they are cut where that is said of them. */
    private static String sleeves(JsonNode traits) {
        String sleeve = traits.path(Trait.SLEEVE.key()).path("choice").asString("");
        String shape = traits.path(Trait.SLEEVE_SHAPE.key()).path("choice").asString("");
        boolean shaped =
                !sleeve.equals("none")
                        && !shape.isEmpty()
                        && !shape.equals(Choice.SleeveShape.REGULAR.id());
        return shaped ? sleeve + ", " + shape : sleeve;
    }

    static void of(Trait trait, JsonNode before, ObjectNode after) {
        UntrueLines lines = new UntrueLines(trait, before, after);
        lines.design();
        if (lines.choice.equals("none")) {
            lines.without("construction_details", "feature", "location");
            lines.without("hardware_and_trims", "type", "placement");
        }
        if (lines.choice.equals("none") || lines.choice.equals(Choice.Closure.ZIP.id())) {
            lines.without("materials_detected", "component", "component");
        }
    }

    /** What was observed, such as "sleeves: short". */
    private void design() {
        if (!(after.path("design_elements") instanceof ArrayNode texts)) {
            return;
        }
        List<String> earlier =
                before.path("design_elements")
                        .valueStream()
                        .map(each -> each.asString(""))
                        .toList();
        for (int i = texts.size() - 1; i >= 0; i--) {
            String text = texts.get(i).asString("");
            int colon = text.indexOf(':');
            if (!earlier.contains(text)) {
                continue;
            }
            if (colon > 0 && names(text.substring(0, colon))) {
                String label = text.substring(0, colon);
                texts.set(i, texts.stringNode(label + ": " + choice));
                new UndrawnNotes(after).say(label, label + ": " + choice, true);
            } else if (colon < 0 && isOfTheTrait(text) && !choice.equals("none")) {
                if (isOfSleeves() && choice.contains(", ")) {
                    texts.set(i, texts.stringNode(DesignSubjects.SLEEVES + ": " + choice));
                } else {
                    texts.remove(i);
                }
            } else if (colon < 0 && choice.equals("none") && SaidTexts.isCalled(text, trait)) {
                texts.remove(i);
            }
        }
    }

    /** A line without a label, such as "long sleeves". */
    private boolean isOfTheTrait(String text) {
        String subject =
                switch (trait) {
                    case SLEEVE, SLEEVE_SHAPE -> DesignSubjects.SLEEVES;
                    case NECKLINE -> DesignSubjects.NECKLINE;
                    default -> "";
                };
        return DesignSubjects.of(text).filter(subject::equals).isPresent();
    }

    /** An item that is of the part goes; of one that names others, too, its name does. */
    private void without(String section, String name, String place) {
        if (!(after.path(section) instanceof ArrayNode items)) {
            return;
        }
        List<JsonNode> earlier = before.path(section).valueStream().toList();
        for (int i = items.size() - 1; i >= 0; i--) {
            if (!(items.get(i) instanceof ObjectNode item) || !earlier.contains(item)) {
                continue;
            }
            List<String> left = left(item.path(name).asString(""));
            List<String> at = left(item.path(place).asString(""));
            if (left.isEmpty() || at.isEmpty()) {
                items.remove(i);
            } else {
                put(item, name, left);
                put(item, place, at);
            }
        }
    }

    private static void put(ObjectNode item, String field, List<String> parts) {
        Matcher remark = REMARK.matcher(item.path(field).asString(""));
        String after = remark.find() ? remark.group() : "";
        if (AND.split(remark.replaceFirst("")).length != parts.size()) {
            item.put(field, String.join(" and ", parts) + after);
        }
    }

    private List<String> left(String text) {
        List<String> left = new ArrayList<>();
        Arrays.stream(AND.split(REMARK.matcher(text).replaceFirst("")))
                .filter(each -> !names(each))
                .forEach(left::add);
        return left;
    }

    private boolean names(String words) {
        Trait named = trait == Trait.SLEEVE_SHAPE ? Trait.SLEEVE : trait;
        List<String> more =
                switch (named) {
                    case FLY -> List.of("fly", "zip", "button");
                    case CLOSURE -> List.of("front closure", "snaps");
                    case COLLAR -> List.of("collar interlining");
                    case SLEEVE -> List.of("cuff", "cuffs");
                    default -> List.of();
                };
        return Wording.holdsAny(
                words.toLowerCase(Locale.ROOT),
                Stream.concat(SaidTexts.namesOf(named).stream(), more.stream()).toList());
    }
}
