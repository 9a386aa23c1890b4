package io.techpack.imaging.flat;

import java.util.Optional;

/**
 * A line of a flat, or an area, or both. In centimetres, painted in the order of the list.
 *
 * @param closed whether the curve's end is joined to its start
 */
public record FlatLine(Curve curve, boolean closed, Optional<Cloth> fill, Optional<LineKind> kind) {

    /** Which side of the cloth an area shows. */
    public enum Cloth {
        OUTSIDE,
        INSIDE,
        SOLE
    }
}
