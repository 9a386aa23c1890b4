package io.techpack.imaging.sample;

import static io.techpack.imaging.sample.SewingPattern.path;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;

/** The garments' sewing patterns, in pixels from the centre line and from the picture's top. */
final class SamplePatterns {

    private static final int CREAM = 0xEFE8DA;
    private static final double CENTRE = SampleGarments.WIDTH / 2.0;

    private SamplePatterns() {}

    static void tShirt(SewingPattern p) {
        tShirtBody(p);
        p.shaded(
                path(
                        "M", -112, 250, "Q", 0, 284, 112, 250, "Q", 92, 352, 0, 356, "Q", -92, 352,
                        -112, 250, "Z"));
        p.seam(path("M", -132, 241, "Q", -112, 384, 0, 388, "Q", 112, 384, 132, 241));
        p.seam(path("M", -110, 250, "Q", -90, 352, 0, 356, "Q", 90, 352, 110, 250));
        p.stitch(path("M", -140, 246, "Q", -118, 394, 0, 398, "Q", 118, 394, 140, 246));
        p.seam(
                path(
                        "M", 110, 520, "L", 234, 514, "L", 238, 640, "L", 174, 674, "L", 112, 646,
                        "Z"));
        p.stitch(path("M", 116, 534, "L", 230, 528));
    }

    /** A higher neckline, a neck tape, a yoke seam, and no pocket. */
    static void tShirtBack(SewingPattern p) {
        tShirtBody(p);
        p.seam(path("M", -132, 241, "Q", 0, 312, 132, 241));
        p.stitch(path("M", -140, 246, "Q", 0, 322, 140, 246));
        p.seam(path("M", -292, 372, "Q", 0, 392, 292, 372));
        p.stitch(path("M", -292, 382, "Q", 0, 402, 292, 382));
    }

    private static void tShirtBody(SewingPattern p) {
        p.both(
                path(
                        "M", 0, 262, "Q", 80, 262, 132, 240, "L", 300, 292, "Q", 352, 312, 386, 372,
                        "L", 512, 596, "L", 402, 668, "L", 318, 536, "Q", 326, 900, 330, 1262, "Q",
                        160, 1282, 0, 1276, "Z"));
        p.seamBoth(path("M", 296, 290, "Q", 278, 430, 318, 536));
        p.seamBoth(path("M", 132, 240, "L", 298, 290));
        p.stitchBoth(path("M", 494, 566, "L", 384, 640));
        p.stitchBoth(path("M", 488, 556, "L", 378, 630));
        p.stitch(path("M", -330, 1234, "Q", 0, 1256, 330, 1234));
        p.stitch(path("M", -330, 1224, "Q", 0, 1246, 330, 1224));
    }

    static void hoodie(SewingPattern p) {
        p.both(
                path(
                        "M", 0, 132, "Q", 172, 136, 212, 300, "Q", 222, 372, 186, 424, "L", 306,
                        452, "Q", 372, 480, 404, 580, "L", 532, 1104, "L", 530, 1186, "L", 424,
                        1206, "L", 402, 1130, "L", 314, 700, "Q", 318, 1000, 318, 1210, "L", 302,
                        1300, "Q", 150, 1308, 0, 1308, "Z"));
        p.shaded(
                path(
                        "M", -118, 420, "Q", -160, 206, 0, 200, "Q", 160, 206, 118, 420, "Q", 0,
                        500, -118, 420, "Z"));
        p.seam(path("M", -126, 428, "Q", -172, 192, 0, 186, "Q", 172, 192, 126, 428));
        p.seam(path("M", -186, 424, "Q", 0, 536, 186, 424));
        p.stitch(path("M", -184, 434, "Q", 0, 546, 184, 434));
        p.seamBoth(path("M", 304, 452, "Q", 280, 590, 314, 700));
        p.seamBoth(path("M", 404, 1138, "L", 534, 1110));
        p.seam(path("M", -318, 1212, "Q", 0, 1222, 318, 1212));
        p.seam(
                path(
                        "M", -212, 1208, "L", -212, 1040, "L", -142, 876, "L", 142, 876, "L", 212,
                        1040, "L", 212, 1208));
        p.stitchBoth(path("M", 204, 1040, "L", 134, 884));
        p.stitch(path("M", -142, 886, "L", 142, 886));
        cord(p, -58);
        cord(p, 58);
    }

    private static void cord(SewingPattern p, double x) {
        double lean = x * 0.18;
        p.trim(
                path(
                        "M",
                        x - 5,
                        452,
                        "L",
                        x + 5,
                        452,
                        "L",
                        x + lean + 6,
                        690,
                        "L",
                        x + lean - 5,
                        690,
                        "Z"),
                CREAM);
        p.trim(new RoundRectangle2D.Double(CENTRE + x + lean - 7, 684, 15, 34, 8, 8), 0x9A9A9C);
    }

    static void trousers(SewingPattern p) {
        p.both(
                path(
                        "M", 0, 176, "L", 214, 170, "L", 220, 232, "Q", 262, 360, 268, 520, "Q",
                        268, 900, 238, 1346, "L", 84, 1352, "Q", 60, 900, 6, 580, "L", 0, 568,
                        "Z"));
        p.shaded(path("M", -206, 178, "L", 206, 178, "Q", 0, 200, -206, 178, "Z"));
        p.seam(path("M", -222, 236, "Q", 0, 254, 222, 236));
        p.stitch(path("M", -220, 228, "Q", 0, 246, 220, 228));
        p.stitch(path("M", -214, 184, "Q", 0, 200, 214, 184));
        p.seam(path("M", 0, 248, "L", 0, 568));
        p.stitch(path("M", 44, 248, "L", 44, 410, "Q", 40, 452, 6, 470));
        p.seamBoth(path("M", 140, 244, "Q", 168, 370, 258, 404));
        p.stitchBoth(path("M", 132, 246, "Q", 160, 382, 258, 416));
        p.stitchBoth(path("M", 84, 1322, "L", 240, 1316));
        p.seamBoth(path("M", 168, 560, "Q", 176, 900, 160, 1316));
        p.trim(button(10, 212, 13), 0xB9AE93);
        for (double x : new double[] {-150, -60, 92, 168}) {
            p.seam(new RoundRectangle2D.Double(CENTRE + x - 8, 170, 16, 76, 4, 4));
        }
    }

    static void dress(SewingPattern p) {
        p.both(
                path(
                        "M", 0, 318, "Q", 92, 312, 104, 196, "L", 172, 190, "Q", 168, 340, 226, 452,
                        "Q", 196, 560, 176, 640, "Q", 280, 950, 408, 1276, "Q", 200, 1332, 0, 1334,
                        "Z"));
        p.seam(path("M", -178, 640, "Q", 0, 668, 178, 640));
        p.stitch(path("M", -178, 652, "Q", 0, 680, 178, 652));
        p.stitch(path("M", -94, 198, "Q", -84, 326, 0, 330, "Q", 84, 326, 94, 198));
        p.stitchBoth(path("M", 160, 192, "Q", 156, 344, 214, 456));
        p.stitch(path("M", -398, 1254, "Q", 0, 1366, 398, 1254));
        p.seamBoth(path("M", 88, 658, "Q", 120, 960, 176, 1310));
        p.seamBoth(path("M", 116, 650, "Q", 128, 560, 112, 470));
        for (int i = 0; i < 5; i++) {
            p.trim(button(0, 372 + i * 56, 11), CREAM);
        }
    }

    private static Shape button(double x, double y, double radius) {
        return new Ellipse2D.Double(CENTRE + x - radius, y - radius, 2 * radius, 2 * radius);
    }
}
