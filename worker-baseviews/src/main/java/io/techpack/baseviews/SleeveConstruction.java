package io.techpack.baseviews;

import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.Origin;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.view.Detail;
import io.techpack.imaging.view.TypicalConstruction;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an analysis says of its armholes where a person said how the sleeves are cut: puff sleeves
 * are gathered into them, and dolman ones have none. What a person said there stays.
 */
public final class SleeveConstruction {

    private static final String ARMHOLES = "armholes";
    private static final String DETAILS = "details";

    private SleeveConstruction() {}

    /** Changes the item on the armholes so that it fits the flat. */
    public static void of(JsonNode data) {
        Optional<FlatSpec> spec = new FlatSheet(data).read().filter(FlatSpec::isSleeved);
        boolean stated =
                spec.flatMap(read -> read.trait(Trait.SLEEVE_SHAPE))
                        .filter(chosen -> chosen.origin() == Origin.STATED)
                        .isPresent();
        for (JsonNode item : data.path("construction_details")) {
            boolean ours =
                    item.path("feature").asString("").equals(ARMHOLES)
                            && isOurs(item.path(DETAILS).asString(""));
            if (stated && ours && item instanceof ObjectNode armholes) {
                armholes.put(DETAILS, lower(spec.get().sleeveShape()));
            }
        }
    }

    private static boolean isOurs(String details) {
        return Detail.isUnseen(details)
                || TypicalConstruction.isSeenInOutline(details)
                || Arrays.stream(Choice.SleeveShape.values())
                        .anyMatch(shape -> lower(shape).equals(details));
    }

    private static String lower(Choice.SleeveShape shape) {
        String making = shape.making();
        return making.substring(0, 1).toLowerCase(Locale.ROOT) + making.substring(1);
    }
}
