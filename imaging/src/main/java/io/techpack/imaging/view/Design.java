package io.techpack.imaging.view;

import io.techpack.imaging.raster.Box;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.Landmarks;
import io.techpack.imaging.shape.Measure;
import io.techpack.imaging.texture.SurfacePattern;
import java.util.ArrayList;
import java.util.List;

/** Silhouette, neckline, sleeves and pattern in words; ratios decide. */
final class Design {

    private Design() {}

    static List<Detail> elements(Anatomy anatomy, Surface surface) {
        List<Detail> elements = new ArrayList<>();
        Landmarks landmarks = anatomy.drawnLandmarks();
        if (anatomy.kind().hangsFromShoulders()) {
            elements.add(Detail.observed("silhouette", fit(landmarks)));
            neckline(landmarks, elements);
            elements.add(Detail.observed("sleeves", sleeves(landmarks)));
        } else if (anatomy.kind().hasLegs()) {
            elements.add(Detail.observed("silhouette", leg(landmarks)));
        } else {
            elements.add(Detail.observed("silhouette", proportions(anatomy.drawn().box())));
        }
        elements.add(Detail.observed("pattern", pattern(surface)));
        surface.print()
                .map(box -> print(box, anatomy.traced().box()))
                .ifPresent(words -> elements.add(Detail.observed("print", words)));
        return elements;
    }

    private static String fit(Landmarks landmarks) {
        double chest = landmarks.length(Measure.CHEST_WIDTH);
        double waist = landmarks.length(Measure.WAIST_WIDTH);
        double hem = landmarks.length(Measure.HEM_WIDTH);
        if (chest == 0 || waist == 0 || hem == 0) {
            return "not readable from this outline";
        }
        if (hem > chest * 1.25) {
            return "A-line: the hem is %.1f times as wide as the chest".formatted(hem / chest);
        }
        return waist < chest * 0.88 ? "fitted at the waist" : "straight from chest to hem";
    }

    private static void neckline(Landmarks landmarks, List<Detail> elements) {
        double width = landmarks.length(Measure.NECK_WIDTH);
        double drop = landmarks.length(Measure.NECK_DROP);
        if (width > 0) {
            double ratio = drop / width;
            String shape =
                    ratio < 0.12
                            ? "high or closed"
                            : ratio < 0.55 ? "round, medium depth" : "deep or V-shaped";
            elements.add(Detail.observed("neckline", shape));
        }
    }

    private static String sleeves(Landmarks landmarks) {
        double sleeve = landmarks.length(Measure.SLEEVE_LENGTH);
        double shoulders = landmarks.length(Measure.SHOULDER_WIDTH);
        if (!landmarks.sleeves() || sleeve == 0) {
            return "none seen, or lying against the body";
        }
        double ratio = sleeve / Math.max(1, shoulders);
        return ratio < 0.75 ? "short" : ratio < 1.05 ? "half to three-quarter length" : "long";
    }

    private static String leg(Landmarks landmarks) {
        double thigh = landmarks.length(Measure.THIGH_WIDTH);
        double opening = landmarks.length(Measure.LEG_OPENING);
        if (thigh == 0 || opening == 0) {
            return "not readable from this outline";
        }
        double ratio = opening / thigh;
        return ratio < 0.6 ? "tapered leg" : ratio < 0.95 ? "straight leg" : "wide or flared leg";
    }

    private static String proportions(Box box) {
        double ratio = box.height() / (double) box.width();
        return ratio > 1
                ? "%.1f times as high as wide".formatted(ratio)
                : "%.1f times as wide as high".formatted(1 / ratio);
    }

    private static String print(Box print, Box product) {
        double u = (print.centreX() - product.left()) / product.width();
        double v = ((print.top() + print.bottom()) / 2.0 - product.top()) / product.height();
        String row = v < 0.3 ? "upper" : v < 0.65 ? "middle" : "lower";
        String column = u < 0.4 ? "left" : u < 0.6 ? "centre" : "right";
        return "%s %s, %d %% of the product's width and %d %% of its height"
                .formatted(
                        row,
                        column,
                        Math.round(100.0 * print.width() / product.width()),
                        Math.round(100.0 * print.height() / product.height()));
    }

    private static String pattern(Surface surface) {
        String colours = surface.palette().inWords();
        return surface.pattern() == SurfacePattern.UNREADABLE
                ? colours
                : surface.pattern().label() + ": " + colours;
    }
}
