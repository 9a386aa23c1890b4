package io.techpack.sketches;

import io.techpack.imaging.Garment;
import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.KnownKind;
import io.techpack.imaging.dimension.Dimensions;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.imaging.sketch.SketchRequest;
import io.techpack.imaging.sketch.TechnicalDrawing;
import io.techpack.job.FailureKind;
import io.techpack.product.ProductContext;
import io.techpack.product.ViewPicture;
import io.techpack.product.ViewType;
import io.techpack.sketches.SketchSession.DrawnSketch;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.EngineResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drawings of one product. It keeps one picture at a time. For one thread. */
final class EmbeddedSketchSession implements SketchSession {

    private final CpuBulkhead.Permit core;
    private final String title;
    private final ProductContext product;
    private String heldPicture = "";
    private @Nullable Garment held;

    EmbeddedSketchSession(CpuBulkhead.Permit core, String title, ProductContext product) {
        this.core = core;
        this.title = title;
        this.product = product;
    }

    @Override
    public EngineResult<DrawnSketch> draw(ViewType wanted, ViewPicture from)
            throws InterruptedException {
        return core.run(() -> drawn(wanted, from));
    }

    private EngineResult<DrawnSketch> drawn(ViewType wanted, ViewPicture from)
            throws InterruptedException {
        try {
            Garment garment = garment(from);
            GarmentClass kind =
                    KnownKind.named(product.category().map(Enum::name), product.subcategory())
                            .of(garment);
            SketchRequest request = new SketchRequest(side(wanted), photographed(from), title);
            TechnicalDrawing drawing = garment.drawing(kind, request, Optional.empty());
            Dimensions dimensions = garment.dimensions(kind, Optional.empty());
            return EngineResult.ok(new SketchMapper(drawing, dimensions.basis()).drawn());
        } catch (UnreadablePicture fault) {
            return EngineResult.refused(
                    FailureKind.UNPROCESSABLE_IMAGE,
                    "The %s view: %s".formatted(from.view().viewType().id(), fault.sentence()));
        }
    }

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
