package io.techpack.imaging.flat;

/** What a line of a flat stands for; it decides how heavy it is drawn. */
public enum LineKind {
    /** The edge of the garment. */
    OUTLINE,
    /** Where two pieces are sewn together, or the edge of a piece that lies on another. */
    SEAM,
    /** Stitches that are seen from outside. */
    TOPSTITCH,
    /** Thought to be there, not seen. */
    INFERRED,
    /** Folds, gathers, cords, buttons. */
    THIN,
    /** The parallels of a rib. */
    RIB
}
