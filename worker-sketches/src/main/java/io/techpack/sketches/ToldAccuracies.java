package io.techpack.sketches;

import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.dimension.WrittenLength;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far the lengths of an analysis may be off, as it says itself: a sketch that is drawn of it
 * says the same of the same length. Immutable.
 *
 * @param lengths in centimetres, by their keys, with their accuracies
 */
record ToldAccuracies(Map<String, Told> lengths) {

    /** Lengths are written with one decimal. */
    private static final double SAME = 0.06;

    record Told(double centimetres, String accuracy) {}

    ToldAccuracies {
        lengths = Map.copyOf(lengths);
    }

    /** Of an analysis as it was handed back, or null. */
    static ToldAccuracies in(@Nullable JsonNode analysis) {
        Map<String, Told> lengths = new HashMap<>();
        if (analysis != null) {
            for (Map.Entry<String, JsonNode> each :
                    analysis.at("/analysisData/dimensions_estimated").properties()) {
                String accuracy = each.getValue().path("accuracy").asString("");
                if (accuracy.startsWith("± ")
                        && WrittenLength.centimetres(accuracy.substring(2)).isPresent()) {
                    WrittenLength.centimetres(each.getValue().path("value").asString(""))
                            .ifPresent(length ->
                                    lengths.put(each.getKey(), new Told(length, accuracy)));
                }
            }
        }
        return new ToldAccuracies(lengths);
    }

    /** What is said of that length, else what the drawing says of it. */
    String of(Dimension drawn) {
        return Optional.ofNullable(lengths.get(drawn.measured().measure().key()))
                .filter(told -> Math.abs(told.centimetres() - drawn.centimetres()) <= SAME)
                .map(Told::accuracy)
                .orElseGet(drawn::accuracy);
    }
}
