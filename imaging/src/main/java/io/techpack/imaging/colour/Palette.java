package io.techpack.imaging.colour;

import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.Samples;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /**
     * The colours' shares as whole percents, in their order: together they make what the shares do,
     * rounded, and never more than 100.
     */
    public List<Integer> percentages() {
        double[] exact = colours.stream().mapToDouble(colour -> colour.share() * 100).toArray();
        int[] whole = Arrays.stream(exact).mapToInt(share -> (int) share).toArray();
        long missing = Math.round(Arrays.stream(exact).sum()) - Arrays.stream(whole).sum();
        IntStream.range(0, exact.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> whole[i] - exact[i]))
                .limit(Math.max(0, missing))
                .forEach(i -> whole[i]++);
        return Arrays.stream(whole).boxed().toList();
    }

    /** Such as {@code Navy 77 %, Midnight 21 %}. */
    public String inWords() {
        List<Integer> percentages = percentages();
        return colours.isEmpty()
                ? "no colour could be read"
                : IntStream.range(0, colours.size())
                        .mapToObj(i ->
                                "%s %d %%".formatted(colours.get(i).name(), percentages.get(i)))
                        .collect(Collectors.joining(", "));
    }
}
