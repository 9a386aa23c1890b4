package io.techpack.sketches;

import io.techpack.imaging.Garment;
import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.KnownKind;
import io.techpack.imaging.dimension.Dimensions;
import io.techpack.imaging.dimension.KnownMeasure;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.imaging.sketch.SketchRequest;
import io.techpack.imaging.sketch.SketchRequest.Remark;
import io.techpack.imaging.sketch.TechnicalDrawing;
import io.techpack.job.FailureKind;
import io.techpack.product.ProductContext;
import io.techpack.product.ViewPicture;
import io.techpack.product.ViewType;
import io.techpack.sketches.SketchSession.DrawnSketch;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.EngineResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            Specified specified = specified(leading);
            read = from;
            SketchRequest request =
                    new SketchRequest(side(wanted), photographed(from), title, specified.remarks);
            TechnicalDrawing drawing =
                    garment(from).drawing(specified.spec, specified.basis, request);
            return EngineResult.ok(
                    new SketchMapper(drawing, specified.spec, specified.basis).drawn());
        } catch (UnreadablePicture fault) {
            return EngineResult.refused(
                    FailureKind.UNPROCESSABLE_IMAGE,
                    "The %s view: %s".formatted(read.view().viewType().id(), fault.sentence()));
        }
    }

    /** What all sides are drawn from: the leading picture's proportions, and what was stated. */
    private Specified specified(ViewPicture leading)
            throws UnreadablePicture, InterruptedException {
        Specified known = specified;
        if (known == null) {
            Garment garment = garment(leading);
            JsonNode analysis = leading.view().analysis();
            GarmentClass kind = kind(garment, analysis);
            Optional<KnownMeasure> scale = scale(leading);
            Dimensions dimensions = garment.dimensions(kind, scale);
            StatedValues stated = StatedValues.in(analysis, kind, dimensions);
            FlatSpec read = garment.flatSpec(kind, photographed(leading), scale);
            FlatSpec spec = stated.over(read);
            List<String> basis = new ArrayList<>(List.of(dimensions.basis()));
            basis.addAll(stated.notes(spec, read));
            SaidParts parts = new SaidParts(analysis);
            List<Remark> remarks =
                    parts.isEmpty() ? List.of() : parts.besides(garment.analysis(kind, scale));
            known = new Specified(spec, String.join(" ", basis), remarks);
            specified = known;
        }
        return known;
    }

    /** As the client names it now, else as a person called it in the analysis, else as known. */
    private GarmentClass kind(Garment garment, @Nullable JsonNode analysis) {
        ProductContext.Named named = product.named();
        KnownKind asked = KnownKind.named(named.category().map(Enum::name), named.subcategory());
        return StatedValues.kind(analysis)
                .filter(said -> !asked.rulesOut(said))
                .orElseGet(() ->
                        KnownKind.named(product.category().map(Enum::name), product.subcategory())
                                .of(garment));
    }

    /** What the job was given, else what the analysis was scaled from. */
    private Optional<KnownMeasure> scale(ViewPicture leading) {
        return product.knownMeasure()
                .flatMap(given -> KnownMeasure.keyed(given.key(), given.centimetres()))
                .or(() -> StatedValues.knownMeasure(leading.view().analysis()));
    }

    private record Specified(FlatSpec spec, String basis, List<Remark> remarks) {}

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
