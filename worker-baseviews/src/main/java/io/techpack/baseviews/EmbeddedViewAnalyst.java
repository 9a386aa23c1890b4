package io.techpack.baseviews;

import io.techpack.imaging.Garment;
import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.KnownKind;
import io.techpack.imaging.KnownScale;
import io.techpack.imaging.dimension.KnownMeasure;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.job.FailureKind;
import io.techpack.product.AnalysisData;
import io.techpack.product.ProductContext;
import io.techpack.product.ViewPicture;
import io.techpack.product.ViewType;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.EngineResult;
import java.util.Optional;

/** Reads views from their pixels alone: deterministic, without a network. Thread-safe. */
final class EmbeddedViewAnalyst implements ViewAnalyst {

    private final CpuBulkhead cores;

    EmbeddedViewAnalyst(CpuBulkhead cores) {
        this.cores = cores;
    }

    /** To be raised whenever the same picture is read differently. */
    @Override
    public String engine() {
        return "embedded-7";
    }

    @Override
    public EngineResult<AnalysisData> analyse(ViewPicture picture, ProductContext product)
            throws InterruptedException {
        return cores.run(() -> read(picture, product));
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

    private static KnownKind named(ProductContext product) {
        ProductContext.Named named = product.named();
        return KnownKind.named(named.category().map(Enum::name), named.subcategory());
    }

    private static EngineResult<AnalysisData> read(ViewPicture picture, ProductContext product)
            throws InterruptedException {
        try {
            Garment garment = GarmentReader.read(picture.bytes());
            KnownKind said =
                    KnownKind.named(product.category().map(Enum::name), product.subcategory());
            GarmentClass kind = said.of(garment);
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
            if (known.isPresent()) {
                Optional<String> fault = new KnownScale(garment, kind, known.get()).fault();
                if (fault.isPresent()) {
                    return EngineResult.refused(FailureKind.UNPROCESSABLE_REQUEST, fault.get());
                }
            }
            return EngineResult.ok(
                    new AnalysisMapper(
                                    garment.analysis(kind, known),
                                    spec(garment, kind, side, known)
                                            .map(spec -> said.named(spec, named(product))),
                                    kind,
                                    side,
                                    known,
                                    product.named()
                                            .subcategory()
                                            .filter(_ -> named(product).meant().isEmpty()))
                            .data());
        } catch (UnreadablePicture fault) {
            return EngineResult.refused(
                    FailureKind.UNPROCESSABLE_IMAGE,
                    "The %s view: %s".formatted(picture.view().viewType().id(), fault.sentence()));
        }
    }
}
