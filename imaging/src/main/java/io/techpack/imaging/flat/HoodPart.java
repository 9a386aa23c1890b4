package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;

/** A hood, worn up. */
final class HoodPart {

    private HoodPart() {}

    static void draw(Draft draft, TopFrame frame, boolean back) {
        double n = frame.neck();
        double d = frame.neckDrop();
        double h = draft.spec().centimetres(Measure.HOOD_HEIGHT).orElse(frame.length() * 0.48);
        Curve foot = back ? frame.backNeck() : frame.frontNeck(Choice.Neckline.CREW, 0.9);
        double x = foot.end().x();
        double y = foot.end().y();
        Curve shell =
                foot.to(x + 1.2, y - 1.5, n + 5, -h * 0.16, n + 5.4, -h * 0.42)
                        .to(n + 5.8, -h * 0.74, n * 0.62, -h, 0, -h);
        draft.area(shell.withMirror(), Cloth.OUTSIDE);
        Curve dome =
                Curve.from(x, y)
                        .to(x + 1.2, y - 1.5, n + 5, -h * 0.16, n + 5.4, -h * 0.42)
                        .to(n + 5.8, -h * 0.74, n * 0.62, -h, 0, -h);
        draft.line(dome.withMirror(), LineKind.OUTLINE);
        draft.both(foot, LineKind.SEAM);
        draft.point(Landmark.NECK, n * 0.9 + 2, -h * 0.3);
        if (back) {
            draft.line(Curve.line(0, -h, 0, TopFrame.BACK_DROP), LineKind.SEAM);
            draft.both(
                    Curve.line(0.7, -h + 0.3, 0.7, TopFrame.BACK_DROP - 0.4), LineKind.TOPSTITCH);
            draft.both(foot.parallel(-0.8).part(0, 0.9), LineKind.TOPSTITCH);
            return;
        }
        Curve opening =
                Curve.from(0, d - 0.6)
                        .to(n * 0.42, d - 1.2, n * 0.86, d * 0.2, n * 0.88, -h * 0.36)
                        .to(n * 0.9, -h * 0.68, n * 0.46, -h + 6, 0, -h + 6);
        draft.piece(opening.withMirror(), Cloth.INSIDE, LineKind.SEAM);
        draft.both(opening.parallel(-1.7).part(0.13, 1), LineKind.TOPSTITCH);
        draft.line(Curve.line(0, -h, 0, -h + 6), LineKind.SEAM);
        draft.line(Curve.from(0, d - 0.6).to(-0.8, d, -1.4, d + 0.5, -2, d + 0.75), LineKind.SEAM);
        double ex = n * 0.4;
        double ey = d - 0.35;
        draft.bothPieces(Curve.circle(ex, ey, 0.45), Cloth.INSIDE, LineKind.THIN);
        Curve cord =
                Curve.from(ex, ey + 0.4).to(ex + 1, ey + 5, ex - 0.6, ey + 10, ex + 0.3, ey + 15);
        draft.both(cord, LineKind.THIN);
        draft.both(cord.parallel(0.55), LineKind.THIN);
        draft.both(Curve.line(ex + 0.3, ey + 15, ex + 0.85, ey + 15), LineKind.THIN);
    }
}
