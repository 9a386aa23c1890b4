package io.techpack.closeups;

import io.techpack.imaging.closeup.CloseUp;
import io.techpack.imaging.colour.ColourShare;
import io.techpack.product.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Maps what a close-up shows to the shape of the HTTP contract. */
final class CloseUpMapper {

    /** Up to here an enlarged crop still looks sharp. */
    private static final double NOTICEABLE = 1.5;

    private CloseUpMapper() {}

    /**
     * What the close-up shows.
     *
     * @param sourceWidth of the whole picture, in pixels
     * @param sourceCentimetres how much of the world that shows, where a measure is known
     */
    static Map<String, Object> of(
            CloseUp closeUp, View source, int sourceWidth, Optional<Double> sourceCentimetres) {
        Map<String, Object> reading = new LinkedHashMap<>();
        reading.put("caption", closeUp.caption());
        reading.put("colors", colors(closeUp.palette().colours()));
        reading.put("surface", closeUp.texture().inWords());
        reading.put("confidence", closeUp.shot().confidence());
        reading.put("source_view", source.viewType().id());
        if (source.revisionId() != null) {
            reading.put("source_revision_id", source.revisionId().toString());
        }
        sourceCentimetres.ifPresent(whole ->
                reading.put(
                        "width_centimetres",
                        Math.round(whole * closeUp.shot().region().width() * 10) / 10.0));
        reading.put("notes", notes(closeUp, sourceWidth));
        return reading;
    }

    private static String notes(CloseUp closeUp, int sourceWidth) {
        String crop = "Cropped from the photo; where the part lies is judged by the outline.";
        double cropped = closeUp.shot().region().width() * sourceWidth;
        double enlarged = closeUp.picture().width() / cropped;
        return enlarged < NOTICEABLE
                ? crop
                : String.format(
                        Locale.ROOT,
                        "%s Enlarged %.1f times: a larger photo would show more.",
                        crop,
                        enlarged);
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
