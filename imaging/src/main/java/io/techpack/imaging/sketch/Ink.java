package io.techpack.imaging.sketch;

/** The sheet's colours (0xRRGGBB) and line widths (sheet units). */
final class Ink {

    static final int BLACK = 0x16161A;
    static final int GREY = 0x5C5C66;
    static final int PALE = 0xA8A8B2;
    static final int HAIR = 0xDADAE0;
    static final int BLUE = 0x1E5AB8;
    static final int RED = 0xC22A2A;
    static final int PAPER = 0xFFFFFF;
    static final int CLOTH = 0xFBFBFC;

    static final double OUTLINE = 2.8;
    static final double SEAM = 1.5;
    static final double STITCH = 1.1;
    static final double INNER = 1.1;
    static final double DIMENSION = 1.1;
    static final double LEADER = 0.9;
    static final double EXTENSION = 0.7;

    private Ink() {}
}
