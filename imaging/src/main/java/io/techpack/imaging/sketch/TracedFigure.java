package io.techpack.imaging.sketch;

import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.Polyline;
import java.util.List;
import java.util.Locale;

/** The photographed side: its outline and the edges seen within. */
final class TracedFigure {

    private TracedFigure() {}

    static Figure of(Anatomy anatomy, ViewSide side) {
        List<List<Point>> outlines = outlines(anatomy);
        Mask traced = anatomy.traced().mask();
        Mask drawn = anatomy.drawn().mask();
        Mask both = Mask.where(drawn.width(), drawn.height(), i -> drawn.at(i) && traced.at(i));
        List<List<Point>> inner =
                InnerLines.of(anatomy.raster(), both, anatomy.drawn().box().height());
        List<Seam> seams = side == ViewSide.SIDE ? List.of() : Construction.of(anatomy, side);
        String how =
                anatomy.averaged()
                        ? "traced from the photo, left and right averaged"
                        : "traced from the photo";
        return new Figure(
                outlines,
                true,
                seams,
                inner,
                anatomy.drawnLandmarks(),
                "%s view, %s; seams are inferred from the kind of product."
                        .formatted(sentenceCase(side), how));
    }

    static List<List<Point>> outlines(Anatomy anatomy) {
        List<List<Point>> outlines =
                anatomy.averaged()
                        ? List.of(anatomy.drawn().outline())
                        : anatomy.drawn().outlines();
        return outlines.stream().map(outline -> Polyline.simplified(outline, 0.7)).toList();
    }

    static String sentenceCase(ViewSide side) {
        String lower = side.name().toLowerCase(Locale.ROOT);
        return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }
}
