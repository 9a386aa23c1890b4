package io.techpack.imaging.sketch;

import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.kind.ViewSide;
import java.util.List;

/**
 * One finished drawing: the same display list as vector and as pixels. Immutable by convention:
 * nobody writes into {@code png}.
 *
 * @param svg a complete SVG document
 * @param png the same, 2100 × 1500 pixels
 * @param dimensions those that were measured or stated, in the order of its letters
 * @param provenance a sentence that says how much of this view was measured, or that it is traced,
 *     and what was said of parts that have no callout
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to be sent, never compared
public record TechnicalDrawing(
        ViewSide view,
        String svg,
        byte[] png,
        List<Callout> callouts,
        List<Dimension> dimensions,
        String provenance) {

    public TechnicalDrawing {
        callouts = List.copyOf(callouts);
        dimensions = List.copyOf(dimensions);
    }
}
