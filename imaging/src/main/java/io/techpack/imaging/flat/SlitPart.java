package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;

/** An opening that runs up from the hem of a dress or a skirt. */
final class SlitPart {

    private static final double TALLEST = 45;

    private SlitPart() {}

    /**
     * @param half the width at the hem
     * @param length the level of the hem
     * @param waist the level above which there is no slit
     */
    static void draw(Draft draft, double half, double length, double waist, boolean back) {
        double room = length - waist;
        switch (slit(draft)) {
            case NONE -> {}
            case SIDE -> {
                double x = half - Math.min(2.2, half * 0.12);
                opening(draft, x, length, height(room, 0.3), 1.6);
                opening(draft, -x, length, height(room, 0.3), 1.6);
            }
            case FRONT -> {
                if (!back) {
                    opening(draft, half * 0.45, length, height(room, 0.58), 2.6);
                }
            }
            case BACK -> {
                if (back) {
                    opening(draft, 0, length, height(room, 0.3), 1.2);
                }
            }
        }
    }

    /** In profile only those at the side seam are seen. */
    static void side(Draft draft, double seam, double length, double waist) {
        if (slit(draft) == Choice.Slit.SIDE) {
            opening(draft, seam, length, height(length - waist, 0.3), 1.6);
        }
    }

    private static Choice.Slit slit(Draft draft) {
        return draft.spec()
                .trait(Trait.SLIT)
                .map(chosen -> (Choice.Slit) chosen.choice())
                .orElse(Choice.Slit.NONE);
    }

    private static double height(double room, double share) {
        return Math.min(TALLEST, room * share);
    }

    /** Slightly open, so that it is seen, with a tack at its end. */
    private static void opening(Draft draft, double x, double length, double height, double gap) {
        double top = length - height;
        Curve shape =
                Curve.from(x, top)
                        .to(
                                x + gap * 0.2,
                                top + height * 0.5,
                                x + gap / 2,
                                length - 2,
                                x + gap / 2,
                                length + 0.4)
                        .to(x - gap / 2, length + 0.4)
                        .to(x - gap / 2, length - 2, x - gap * 0.2, top + height * 0.5, x, top);
        draft.piece(shape, Cloth.INSIDE, LineKind.SEAM);
        draft.line(Curve.line(x - 0.6, top, x + 0.6, top), LineKind.SEAM);
    }
}
