package io.techpack.baseviews;

import io.techpack.imaging.Garment;
import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.KnownKind;
import io.techpack.imaging.dimension.KnownMeasure;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.SpecReader;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.imaging.shape.Measure;
import io.techpack.job.FailureKind;
import io.techpack.product.AnalysisData;
import io.techpack.product.ProductContext;
import io.techpack.product.ViewPicture;
import io.techpack.product.ViewType;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.EngineResult;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads views from their pixels alone: deterministic, without a network. Thread-safe. */
final class EmbeddedViewAnalyst implements ViewAnalyst {

    private static final double SAMPLE_CENTIMETRES = 10;

    private final CpuBulkhead cores;

    EmbeddedViewAnalyst(CpuBulkhead cores) {
        this.cores = cores;
    }

    /** To be raised whenever the same picture is read differently. */
    @Override
    public String engine() {
        return "embedded-4";
    }

    @Override
    public EngineResult<AnalysisData> analyse(ViewPicture picture, ProductContext product)
            throws InterruptedException {
        return cores.run(() -> read(picture, product));
    }

    /** A measure that the kind has not cannot scale it, nor can a length that no cut of it has. */
    private static Optional<String> fault(GarmentClass kind, KnownMeasure known) {
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
    private static Optional<String> impossible(
            Garment garment, GarmentClass kind, KnownMeasure known) throws InterruptedException {
        Measure base = SpecReader.base(kind);
        KnownMeasure sample = new KnownMeasure(known.measure(), SAMPLE_CENTIMETRES);
        double perCentimetre =
                garment.dimensions(kind, Optional.of(sample))
                        .of(base)
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

    private static Optional<FlatSpec> spec(
            Garment garment, GarmentClass kind, ViewType side, Optional<KnownMeasure> known)
            throws InterruptedException {
        return switch (side) {
            case FRONT, OTHER -> Optional.of(garment.flatSpec(kind, ViewSide.FRONT, known));
            case BACK -> Optional.of(garment.flatSpec(kind, ViewSide.BACK, known));
            case SIDE, TOP, BOTTOM, DETAIL -> Optional.empty();
        };
    }

    /**
     * Where nobody said what it is, and no category stage, a front has to be of a known kind; other
     * sides are less sure and stay.
     */
    private static Optional<String> unknown(
            Garment garment, ViewType side, ProductContext product) {
        boolean named = product.category().isPresent() || product.subcategory().isPresent();
        return side != ViewType.FRONT || named
                ? Optional.empty()
                : garment.category()
                        .refusal()
                        .map(why ->
                                "The front view: %s. Send a picture of one product as a whole, or say what it is: subcategory, in the request."
                                        .formatted(why));
    }

    private static EngineResult<AnalysisData> read(ViewPicture picture, ProductContext product)
            throws InterruptedException {
        try {
            Garment garment = GarmentReader.read(picture.bytes());
            GarmentClass kind =
                    KnownKind.named(product.category().map(Enum::name), product.subcategory())
                            .of(garment);
            ViewType side = picture.view().viewType();
            if (side != ViewType.DETAIL && !garment.segmentation().showsProduct()) {
                return EngineResult.refused(
                        FailureKind.UNPROCESSABLE_IMAGE,
                        "The %s view: no product can be told from its background."
                                .formatted(side.id()));
            }
            Optional<String> unknown = unknown(garment, side, product);
            if (unknown.isPresent()) {
                return EngineResult.refused(FailureKind.UNPROCESSABLE_IMAGE, unknown.get());
            }
            Optional<KnownMeasure> known =
                    product.knownMeasure()
                            .flatMap(given -> KnownMeasure.keyed(given.key(), given.centimetres()));
            Optional<String> fault = known.flatMap(measure -> fault(kind, measure));
            if (fault.isPresent()) {
                return EngineResult.refused(FailureKind.UNPROCESSABLE_REQUEST, fault.get());
            }
            if (known.isPresent()) {
                Optional<String> impossible = impossible(garment, kind, known.get());
                if (impossible.isPresent()) {
                    return EngineResult.refused(
                            FailureKind.UNPROCESSABLE_REQUEST, impossible.get());
                }
            }
            return EngineResult.ok(
                    new AnalysisMapper(
                                    garment.analysis(kind, known),
                                    spec(garment, kind, side, known),
                                    kind,
                                    side,
                                    known)
                            .data());
        } catch (UnreadablePicture fault) {
            return EngineResult.refused(
                    FailureKind.UNPROCESSABLE_IMAGE,
                    "The %s view: %s".formatted(picture.view().viewType().id(), fault.sentence()));
        }
    }
}
