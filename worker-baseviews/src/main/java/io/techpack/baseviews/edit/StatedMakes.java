package io.techpack.baseviews.edit;

import io.techpack.baseviews.FlatSheet;
import io.techpack.baseviews.SleeveConstruction;
import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.SaidCut;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What follows for lengths and lines from makes that were stated: a long sleeve is longer than the
 * short one that was read, "cropped" is a length, and nobody orders the zip of a closure that is
 * none.
 */
final class StatedMakes {

    private static final String FLAT = "flat_spec";
    private static final String MEASURES = "dimensions_estimated";

    private StatedMakes() {}

    static void of(JsonNode before, ObjectNode after) {
        Optional<FlatSpec> read = new FlatSheet(before).read();
        if (read.isEmpty()) {
            return;
        }
        List<Trait> changed = changed(before, after);
        FlatSpec made = ofItsKind(read.get(), after);
        for (Trait trait : changed) {
            Optional<Choice> choice = trait.choice(choice(after, trait).asString(""));
            made = choice.isPresent() ? made.stating(trait, choice.get()) : made;
        }
        made = sleeve(made, before, after);
        for (String text : SaidTexts.added(before, after)) {
            made = SaidTexts.isOfTheWhole(text) ? SaidCut.in(text, made) : made;
        }
        JsonNode said = after.path(MEASURES).deepCopy();
        new FlatSheet(after).write(read.get(), made);
        keepSaid(before, said, after);
        SleeveConstruction.of(after);
        untrue(before, after).forEach(trait -> UntrueLines.of(trait, before, after));
    }

    /** Of another kind much else is usual, of the same one nothing. */
    private static FlatSpec ofItsKind(FlatSpec read, JsonNode after) {
        return GarmentClass.labelled(after.path(FLAT).path("garment_class").asString(""))
                .filter(kind -> kind != read.kind())
                .map(read::asOf)
                .orElse(read);
    }

    /** Also those that follow; a collar that goes around the neck is its line, too. */
    private static Set<Trait> untrue(JsonNode before, JsonNode after) {
        Set<Trait> changed = EnumSet.noneOf(Trait.class);
        changed.addAll(changed(before, after));
        // of a make that was usual already, the picture may have told another
        Arrays.stream(Trait.values())
                .filter(trait -> isStated(after, trait) && !isStated(before, trait))
                .forEach(changed::add);
        boolean around =
                Stream.of(before, after)
                        .map(each -> choice(each, Trait.COLLAR).asString(""))
                        .anyMatch(StatedMakes::isAroundTheNeck);
        if (around && changed.contains(Trait.COLLAR)) {
            changed.add(Trait.NECKLINE);
        }
        return changed;
    }

    static boolean isAroundTheNeck(String collar) {
        return Trait.COLLAR
                .choice(collar)
                .filter(made -> ((Choice.Collar) made).isAroundTheNeck())
                .isPresent();
    }

    /** The neckline under a collar may have been of that make before anybody said it. */
    private static boolean isStated(JsonNode data, Trait trait) {
        return data.path(FLAT)
                .path("traits")
                .path(trait.key())
                .path("origin")
                .asString("")
                .equals("stated");
    }

    private static JsonNode choice(JsonNode data, Trait trait) {
        return data.path(FLAT).path("traits").path(trait.key()).path("choice");
    }

    private static List<Trait> changed(JsonNode before, JsonNode after) {
        List<Trait> changed = new ArrayList<>();
        for (Trait trait : Trait.values()) {
            JsonNode now = choice(after, trait);
            JsonNode then = choice(before, trait);
            boolean uncovered =
                    trait == Trait.NECKLINE && isStated(after, trait) && !isStated(before, trait);
            if (!now.isMissingNode() && (uncovered || !now.equals(then))) {
                changed.add(trait);
            }
        }
        return changed;
    }

    /** A sleeve that was said in centimetres is of the make that is so long. */
    private static FlatSpec sleeve(FlatSpec spec, JsonNode before, JsonNode after) {
        String key = Measure.SLEEVE_LENGTH.key();
        JsonNode now = after.path(MEASURES).path(key).path("value");
        JsonNode then = before.path(MEASURES).path(key).path("value");
        return now.equals(then)
                ? spec
                : Length.written(now.asString(""))
                        .map(length ->
                                spec.stating(
                                        Measure.SLEEVE_LENGTH, length.centimetres().doubleValue()))
                        .orElse(spec);
    }

    /** Lengths stay in the words of whoever said them. */
    private static void keepSaid(JsonNode before, JsonNode said, JsonNode after) {
        for (Map.Entry<String, JsonNode> each : said.properties()) {
            JsonNode then = before.path(MEASURES).path(each.getKey());
            if (!each.getValue().path("value").equals(then.path("value"))
                    && after.path(MEASURES) instanceof ObjectNode measures) {
                measures.set(each.getKey(), each.getValue());
            }
        }
    }
}
