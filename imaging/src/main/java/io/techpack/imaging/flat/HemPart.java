package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.kind.GarmentClass;

/** The lower edge of what hangs from the shoulders. */
final class HemPart {

    private HemPart() {}

    static void draw(Draft draft, TopFrame frame, boolean panels) {
        switch (TopFrame.hem(draft.spec())) {
            case STRAIGHT -> {
                if (!panels && draft.spec().kind() != GarmentClass.BLAZER) {
                    double depth = draft.spec().kind() == GarmentClass.OUTWEAR ? 3 : 2.2;
                    stitches(draft, frame, depth);
                }
            }
            case CURVED -> stitches(draft, frame, 0.8);
            case RIB -> rib(draft, frame);
            case RUFFLE ->
                    RufflePart.draw(
                            draft,
                            frame::halfWidth,
                            frame::halfWidth,
                            frame.length(),
                            frame.length() - frame.waist().y());
        }
    }

    private static void stitches(Draft draft, TopFrame frame, double depth) {
        Curve half = frame.hemline(draft.spec()).parallel(-depth);
        double in = -frame.side().reversed().at(0.02).x() + frame.hem().x();
        Curve from = Curve.from(half.start().plus(-Math.max(0, in) - 0.15, 0));
        draft.both(from.then(half.part(0.03, 1)), LineKind.TOPSTITCH);
    }

    private static void rib(Draft draft, TopFrame frame) {
        double x = frame.hem().x();
        double top = frame.hem().y();
        double l = frame.length();
        Curve band = Curve.from(-x, top).to(x, top).to(x * 0.995, l).to(-x * 0.995, l).to(-x, top);
        draft.piece(band, Cloth.OUTSIDE, LineKind.OUTLINE);
        draft.ribs(
                Curve.line(-x, top, x, top),
                Curve.line(-x * 0.995, l, x * 0.995, l),
                (int) Math.round(x * 2 / 0.95));
    }
}
