package io.techpack.baseviews.edit;

import io.techpack.imaging.kind.GarmentClass;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads the kind of product that a flat is of: one of the engine's own, by its exact name. */
final class GarmentKinds {

    static final String LISTED =
            Arrays.stream(GarmentClass.values())
                    .map(GarmentClass::label)
                    .collect(Collectors.joining(", "));

    private GarmentKinds() {}

    static Reading<JsonNode> read(String words) {
        return GarmentClass.labelled(words.toLowerCase(Locale.ROOT))
                .map(kind -> Reading.text(kind.label()))
                .orElseGet(() -> Reading.fault("'%s' is no kind of product that is known", words));
    }
}
