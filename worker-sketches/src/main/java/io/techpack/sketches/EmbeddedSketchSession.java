package io.techpack.sketches;

import io.techpack.imaging.Garment;
import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.KnownKind;
import io.techpack.imaging.KnownScale;
import io.techpack.imaging.dimension.Dimensions;
import io.techpack.imaging.dimension.KnownMeasure;
import io.techpack.imaging.dimension.StandingScale;
import io.techpack.imaging.flat.Contradictions;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.imaging.shape.Measure;
import io.techpack.imaging.sketch.SketchRequest;
import io.techpack.imaging.sketch.SketchRequest.Remark;
import io.techpack.imaging.sketch.TechnicalDrawing;
import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.ProductContext;
import io.techpack.product.ViewPicture;
import io.techpack.product.ViewType;
import io.techpack.sketches.SketchSession.DrawnSketch;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.EngineResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Drawings of one product. It keeps one picture at a time. For one thread. */
final class EmbeddedSketchSession implements SketchSession {

    private final CpuBulkhead.Permit core;
    private final String title;
    private final ProductContext product;
    private String heldPicture = "";
    private @Nullable Garment held;
    private @Nullable Specified specified;

    EmbeddedSketchSession(CpuBulkhead.Permit core, String title, ProductContext product) {
        this.core = core;
        this.title = title;
        this.product = product;
    }

    @Override
    public EngineResult<DrawnSketch> draw(ViewType wanted, ViewPicture from, ViewPicture leading)
            throws InterruptedException {
        return core.run(() -> drawn(wanted, from, leading));
    }

    private EngineResult<DrawnSketch> drawn(ViewType wanted, ViewPicture from, ViewPicture leading)
            throws InterruptedException {
        ViewPicture read = leading;
        try {
            EngineResult<Specified> specified = specified(leading);
            read = from;
            return switch (specified) {
                case EngineResult.Err<Specified>(Outcome outcome) ->
                        new EngineResult.Err<>(outcome);
                case EngineResult.Ok<Specified>(Specified known) ->
                        EngineResult.ok(drawn(wanted, from, known));
            };
        } catch (UnreadablePicture fault) {
            return EngineResult.refused(
                    FailureKind.UNPROCESSABLE_IMAGE,
                    "The %s view: %s".formatted(read.view().viewType().id(), fault.sentence()));
        }
    }

    private DrawnSketch drawn(ViewType wanted, ViewPicture from, Specified known)
            throws UnreadablePicture, InterruptedException {
        SketchRequest request =
                new SketchRequest(side(wanted), photographed(from), title, known.remarks);
        TechnicalDrawing drawing =
                garment(from).drawing(known.spec, known.dimensions, known.basis, request);
        return new SketchMapper(drawing, known.spec, known.basis, known.accuracies).drawn();
    }

    /** What all sides are drawn from: the leading picture's proportions, and what was stated. */
    private EngineResult<Specified> specified(ViewPicture leading)
            throws UnreadablePicture, InterruptedException {
        Specified known = specified;
        if (known == null) {
            Garment garment = garment(leading);
            GarmentClass kind = kind(garment, leading.view().analysis());
            Optional<KnownMeasure> scale = scale(leading);
            if (product.knownMeasure().isPresent() && scale.isPresent()) {
                Optional<String> fault = new KnownScale(garment, kind, scale.get()).fault();
                if (fault.isPresent()) {
                    return EngineResult.refused(FailureKind.UNPROCESSABLE_REQUEST, fault.get());
                }
            }
            known = specified(garment, kind, leading, scale);
            specified = known;
        }
        return EngineResult.ok(known);
    }

    private Specified specified(
            Garment garment, GarmentClass kind, ViewPicture leading, Optional<KnownMeasure> scale)
            throws InterruptedException {
        JsonNode analysis = leading.view().analysis();
        Dimensions dimensions = garment.dimensions(kind, scale);
        FlatSpec read = garment.flatSpec(kind, photographed(leading), scale);
        StatedValues stated = stated(garment, kind, analysis, scale, read);
        FlatSpec spec = said().named(stated.over(read), named());
        List<String> basis = new ArrayList<>();
        boolean assumed = spec.baseCentimetres() == read.baseCentimetres();
        String scaled =
                assumed ? dimensions.basis() : Dimensions.withBaseStated(dimensions.basis());
        basis.add(StandingScale.following(scaled, spec));
        basis.addAll(Contradictions.allIn(spec));
        basis.addAll(stated.notes(spec, read));
        SaidParts parts = new SaidParts(analysis);
        List<Remark> remarks =
                parts.isEmpty() ? List.of() : parts.besides(garment.analysis(kind, scale));
        return new Specified(
                spec, dimensions, String.join(" ", basis), remarks, ToldAccuracies.in(analysis));
    }

    /** An analysis in another scale is compared in that one. */
    private static StatedValues stated(
            Garment garment,
            GarmentClass kind,
            @Nullable JsonNode analysis,
            Optional<KnownMeasure> scale,
            FlatSpec read)
            throws InterruptedException {
        Optional<KnownMeasure> earlier =
                BaseViewAnalysis.knownMeasureIn(analysis).flatMap(EmbeddedSketchSession::keyed);
        StatedValues stated = StatedValues.in(analysis, kind, garment.dimensions(kind, earlier));
        if (earlier.equals(scale)) {
            return stated;
        }
        double before = garment.flatSpec(kind, ViewSide.FRONT, earlier).baseCentimetres();
        List<Measure> scales =
                Stream.of(earlier, scale)
                        .flatMap(Optional::stream)
                        .map(KnownMeasure::measure)
                        .toList();
        return stated.rescaled(scales, read.baseCentimetres() / before);
    }

    /** As the client names it now, else as the analysis that came with it says, else as known. */
    private GarmentClass kind(Garment garment, @Nullable JsonNode analysis) {
        return said().of(garment, BaseViewAnalysis.kindIn(analysis), named());
    }

    private KnownKind said() {
        return KnownKind.named(product.category().map(Enum::name), product.subcategory());
    }

    private KnownKind named() {
        ProductContext.Named named = product.named();
        return KnownKind.named(named.category().map(Enum::name), named.subcategory());
    }

    /** What the job was given, else what the analysis was scaled from. */
    private Optional<KnownMeasure> scale(ViewPicture leading) {
        return product.knownMeasure()
                .or(() -> BaseViewAnalysis.knownMeasureIn(leading.view().analysis()))
                .flatMap(EmbeddedSketchSession::keyed);
    }

    private static Optional<KnownMeasure> keyed(io.techpack.product.KnownMeasure given) {
        return KnownMeasure.keyed(given.key(), given.centimetres());
    }

    private record Specified(
            FlatSpec spec,
            Dimensions dimensions,
            String basis,
            List<Remark> remarks,
            ToldAccuracies accuracies) {}

    private Garment garment(ViewPicture from) throws UnreadablePicture, InterruptedException {
        Garment garment = held;
        if (garment == null || !heldPicture.equals(from.view().picture())) {
            held = null; // before the next one is decoded: there is room for one
            garment = GarmentReader.read(from.bytes());
            held = garment;
            heldPicture = from.view().picture();
        }
        return garment;
    }

    /** A picture that does not say from where it was taken counts as a front. */
    private static ViewSide photographed(ViewPicture from) {
        return side(from.view().viewType());
    }

    private static ViewSide side(ViewType type) {
        return switch (type) {
            case FRONT, TOP, BOTTOM, DETAIL, OTHER -> ViewSide.FRONT;
            case BACK -> ViewSide.BACK;
            case SIDE -> ViewSide.SIDE;
        };
    }

    @Override
    public void close() {
        held = null;
        core.close();
    }
}
