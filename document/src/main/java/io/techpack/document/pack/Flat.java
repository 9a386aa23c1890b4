package io.techpack.document.pack;

import java.util.List;

/**
 * A technical drawing of one side.
 *
 * @param vector the name of its SVG, or nothing
 * @param picture the name of its PNG, or nothing
 */
public record Flat(
        String side,
        String vector,
        String picture,
        List<Callout> callouts,
        List<Measure> measures,
        List<Trait> traits,
        String notes) {

    public Flat {
        callouts = List.copyOf(callouts);
        measures = List.copyOf(measures);
        traits = List.copyOf(traits);
    }
}
