package io.techpack.imaging.colour;

import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.Samples;
import java.util.List;
import java.util.Random;

/**
 * A product's main colours, largest first, at most five. Shares below 3 % are left out, so the sum
 * may stay below 1. Immutable.
 */
public record Palette(List<ColourShare> colours) {

    private static final int MOST_SAMPLES = 6000;
    private static final int FEWEST_SAMPLES = 30;

    public Palette {
        colours = List.copyOf(colours);
    }

    /** Empty when the mask has hardly any pixels. Deterministic, any thread. */
    public static Palette of(LabRaster raster, Mask mask) {
        Mask inner = mask.eroded(2);
        float[][] samples = Samples.of(raster, inner::at);
        if (samples.length < FEWEST_SAMPLES) {
            return new Palette(List.of());
        }
        Random random = new Random(3);
        return new Palette(
                ColourClusters.of(Samples.atMost(samples, MOST_SAMPLES, random), random));
    }

    /** The share of the largest colour, 0 when there is none. */
    public double mainShare() {
        return colours.isEmpty() ? 0 : colours.getFirst().share();
    }

    /** Such as {@code Navy 77 %, Midnight 21 %}. */
    public String inWords() {
        return colours.stream()
                .map(colour ->
                        "%s %d %%".formatted(colour.name(), Math.round(colour.share() * 100)))
                .reduce((left, right) -> left + ", " + right)
                .orElse("no colour could be read");
    }
}
