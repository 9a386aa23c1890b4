package io.techpack.imaging.sketch;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.flat.LineKind;
import io.techpack.imaging.sketch.DrawCommand.Stroke;

/** The sheet's colours (0xRRGGBB) and line widths (sheet units). */
final class Ink {

    static final int BLACK = 0x16161A;
    static final int GREY = 0x5C5C66;
    static final int PALE = 0xA8A8B2;
    static final int HAIR = 0xDADAE0;
    static final int BLUE = 0x1E5AB8;
    static final int RED = 0xC22A2A;
    static final int PAPER = 0xFFFFFF;
    static final int INSIDE = 0xE9E9ED;
    static final int SOLE = 0xDEDEE2;

    static final Stroke OUTLINE = Stroke.solid(BLACK, 2.6);
    static final Stroke SEAM = Stroke.solid(BLACK, 1.4);
    static final Stroke TOPSTITCH = Stroke.dashed(BLACK, 0.95, 3.2, 2.4);
    static final Stroke INFERRED = Stroke.dashed(GREY, 1.3, 9, 5);
    static final Stroke THIN = Stroke.solid(BLACK, 0.85);
    static final Stroke RIB = Stroke.solid(GREY, 0.6);
    static final Stroke TRACE = Stroke.solid(0xE08A00, 1.2);

    static final double DIMENSION = 1.1;
    static final double LEADER = 0.9;
    static final double EXTENSION = 0.7;

    private Ink() {}

    static Stroke of(LineKind kind) {
        return switch (kind) {
            case OUTLINE -> OUTLINE;
            case SEAM -> SEAM;
            case TOPSTITCH -> TOPSTITCH;
            case INFERRED -> INFERRED;
            case THIN -> THIN;
            case RIB -> RIB;
        };
    }

    static int of(Cloth cloth) {
        return switch (cloth) {
            case OUTSIDE -> PAPER;
            case INSIDE -> INSIDE;
            case SOLE -> SOLE;
        };
    }
}
