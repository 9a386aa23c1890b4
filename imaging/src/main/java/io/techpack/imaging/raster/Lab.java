package io.techpack.imaging.raster;

/**
 * One colour in CIE L*a*b* under D65. Formulas: IEC 61966-2-1 (sRGB) and CIE 15.
 *
 * @param l lightness, 0 to 100
 * @param a green to red, about −100 to 100
 * @param b blue to yellow, about −100 to 100
 */
public record Lab(double l, double a, double b) {

    /** From 0xRRGGBB; higher bits are ignored. */
    public static Lab of(int rgb) {
        float[] lab = new float[3];
        SrgbTables.toLab(rgb, lab);
        return new Lab(lab[0], lab[1], lab[2]);
    }

    public double chroma() {
        return Math.hypot(a, b);
    }

    /** Hue angle, degrees from −180 to 180. */
    public double hue() {
        return Math.toDegrees(Math.atan2(b, a));
    }

    /** The nearest 0xRRGGBB; colours outside sRGB are clipped channel by channel. */
    public int toRgb() {
        return SrgbTables.toRgb(l, a, b);
    }

    /** {@code #rrggbb}. */
    public String hex() {
        return "#%06x".formatted(toRgb());
    }
}
