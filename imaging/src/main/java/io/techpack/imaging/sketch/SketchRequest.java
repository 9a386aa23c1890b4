package io.techpack.imaging.sketch;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.GarmentGroup;
import io.techpack.imaging.kind.ViewSide;
import java.util.List;
import java.util.Locale;

/**
 * Which drawing is wanted.
 *
 * @param wanted the side to draw
 * @param photographed the side that the picture shows
 * @param title printed on the sheet; any characters, cut when too long
 * @param remarks what a person said of parts: a callout says it in place of what is usual
 */
public record SketchRequest(
        ViewSide wanted, ViewSide photographed, String title, List<Remark> remarks) {

    public SketchRequest {
        remarks = List.copyOf(remarks);
    }

    /** Of a product of which nobody said anything. */
    public SketchRequest(ViewSide wanted, ViewSide photographed, String title) {
        this(wanted, photographed, title, List.of());
    }

    /**
     * How a part shall be made.
     *
     * @param part as people call it, such as {@code hem} or {@code corozo buttons}
     * @param words the specification
     */
    public record Remark(String part, String words) {}

    /**
     * What the drawing shows: shoes are drawn in profile, from the outer side and the inner one.
     */
    String viewOf(GarmentClass kind) {
        String view = wanted.name().toLowerCase(Locale.ROOT) + " view";
        if (kind.group() != GarmentGroup.SHOES) {
            return view;
        }
        return switch (wanted) {
            case FRONT -> view + " (outer side)";
            case SIDE -> view + " (inner side)";
            case BACK -> view;
        };
    }

    boolean isPhotographed() {
        return wanted == photographed;
    }
}
