package io.techpack.imaging.colour;

import io.techpack.imaging.raster.Lab;

/**
 * The CIEDE2000 colour difference, after Sharma, Wu and Dalal (2005). 1 is about the least one can
 * see.
 */
final class DeltaE2000 {

    private static final double POW25_7 = 6103515625.0;

    private DeltaE2000() {}

    static double between(Lab p, Lab q) {
        double meanChroma = (p.chroma() + q.chroma()) / 2;
        double stretch = 1 + 0.5 * (1 - saturation(meanChroma));
        double a1 = p.a() * stretch;
        double a2 = q.a() * stretch;
        double c1 = Math.hypot(a1, p.b());
        double c2 = Math.hypot(a2, q.b());
        double h1 = hue(a1, p.b());
        double h2 = hue(a2, q.b());
        boolean grey = c1 * c2 == 0;
        double dh = grey ? 0 : turn(h2 - h1);
        double dHue = 2 * Math.sqrt(c1 * c2) * sin(dh / 2);
        double l = (p.l() + q.l()) / 2 - 50;
        double c = (c1 + c2) / 2;
        double h = grey ? h1 + h2 : h1 + dh / 2;
        double t =
                1
                        - 0.17 * cos(h - 30)
                        + 0.24 * cos(2 * h)
                        + 0.32 * cos(3 * h + 6)
                        - 0.2 * cos(4 * h - 63);
        double dl = (q.l() - p.l()) / (1 + 0.015 * l * l / Math.sqrt(20 + l * l));
        double dc = (c2 - c1) / (1 + 0.045 * c);
        double dhw = dHue / (1 + 0.015 * c * t);
        double fold = ((h % 360) + 360) % 360;
        double rotation = -2 * saturation(c) * sin(60 * Math.exp(-Math.pow((fold - 275) / 25, 2)));
        return Math.sqrt(dl * dl + dc * dc + dhw * dhw + rotation * dc * dhw);
    }

    private static double saturation(double chroma) {
        double seventh = Math.pow(chroma, 7);
        return Math.sqrt(seventh / (seventh + POW25_7));
    }

    private static double hue(double a, double b) {
        double degrees = Math.toDegrees(Math.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    /** Into −180 to 180 degrees. */
    private static double turn(double degrees) {
        return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
    }

    private static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
