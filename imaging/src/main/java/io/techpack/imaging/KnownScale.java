package io.techpack.imaging;

import io.techpack.imaging.dimension.Dimensions;
import io.techpack.imaging.dimension.KnownMeasure;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.SpecReader;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A measure that somebody took of a photographed garment. Immutable, any thread.
 *
 * @param kind as which the garment is read
 */
public record KnownScale(Garment garment, GarmentClass kind, KnownMeasure known) {

    private static final double SAMPLE_CENTIMETRES = 10;

    /**
     * Why the garment cannot be scaled from it, as a sentence: the kind has no such measure, none
     * so long, or a garment so large is none. Empty where it can be.
     */
    public Optional<String> fault() throws InterruptedException {
        Optional<String> fault = unbelievable();
        return fault.isPresent() ? fault : impossible();
    }

    /** How much of the world the whole picture shows from side to side; empty if it is not seen. */
    public Optional<Double> pictureCentimetres() throws InterruptedException {
        int pixels = garment.raster().width();
        return garment.dimensions(kind, Optional.of(known))
                .of(known.measure())
                .filter(seen -> seen.measured().length() > 0)
                .map(seen -> seen.centimetres() / seen.measured().length() * pixels);
    }

    /** A measure that the kind has not cannot scale it, nor can a length that no cut of it has. */
    private Optional<String> unbelievable() {
        Optional<FlatSpec.Believable> range = FlatTemplate.usual(kind).believable(known.measure());
        if (range.isEmpty()) {
            String keys =
                    FlatSpec.measuresOf(kind).stream()
                            .map(Measure::key)
                            .collect(Collectors.joining(", "));
            return Optional.of(
                    "knownMeasure: a %s has no %s; it has %s."
                            .formatted(kind.label(), known.measure().key(), keys));
        }
        return range.filter(believable -> !believable.holds(known.centimetres()))
                .map(believable ->
                        String.format(
                                Locale.ROOT,
                                "knownMeasure: %.1f cm is no believable %s of a %s; %.1f cm to %.1f cm are.",
                                known.centimetres(),
                                known.measure().key(),
                                kind.label(),
                                believable.least(),
                                believable.most()));
    }

    /**
     * A tape that slipped: so long a cuff would make a garment that no product measures. Scales are
     * linear, so that any length tells how long the garment is for each centimetre.
     */
    private Optional<String> impossible() throws InterruptedException {
        Measure base = SpecReader.base(kind);
        KnownMeasure sample = new KnownMeasure(known.measure(), SAMPLE_CENTIMETRES);
        Dimensions scaled = garment.dimensions(kind, Optional.of(sample));
        if (scaled.assumed()) {
            return Optional.empty(); // it scales nothing
        }
        double perCentimetre =
                scaled.of(base)
                        .map(dimension -> dimension.centimetres() / SAMPLE_CENTIMETRES)
                        .orElse(0.0);
        double length = known.centimetres() * perCentimetre;
        return perCentimetre == 0
                ? Optional.empty()
                : FlatTemplate.usual(kind)
                        .believable(base)
                        .filter(range -> !range.holds(length))
                        .map(range ->
                                String.format(
                                        Locale.ROOT,
                                        "knownMeasure: a %s of %.1f cm makes the %s of this %s %.1f cm; %.1f cm to %.1f cm are believable.",
                                        known.measure().key(),
                                        known.centimetres(),
                                        base.key(),
                                        kind.label(),
                                        length,
                                        Math.ceil(10 * range.least() / perCentimetre) / 10,
                                        Math.floor(10 * range.most() / perCentimetre) / 10));
    }
}
