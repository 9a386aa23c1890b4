package io.techpack.closeups;

import io.techpack.imaging.closeup.CloseUp;
import io.techpack.imaging.colour.ColourShare;
import io.techpack.product.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a crop shows, in the words of the HTTP contract. */
final class CropReading {

    private CropReading() {}

    static Map<String, Object> of(CloseUp closeUp, View source) {
        Map<String, Object> reading = new LinkedHashMap<>();
        reading.put("caption", closeUp.caption());
        reading.put("colors", colors(closeUp.palette().colours()));
        reading.put("surface", closeUp.texture().inWords());
        reading.put("confidence", closeUp.shot().confidence());
        reading.put("source_view", source.viewType().id());
        if (source.revisionId() != null) {
            reading.put("source_revision_id", source.revisionId().toString());
        }
        reading.put(
                "notes", "Cropped from the photo; where the part lies is judged by the outline.");
        return reading;
    }

    private static List<Map<String, Object>> colors(List<ColourShare> colours) {
        return colours.stream()
                .map(colour ->
                        Map.<String, Object>of(
                                "name", colour.name(),
                                "hex", colour.hex(),
                                "percentage", Math.round(colour.share() * 100)))
                .toList();
    }
}
