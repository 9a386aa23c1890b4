package io.techpack.baseviews.words;

import io.techpack.imaging.colour.TradeColour;
import io.techpack.imaging.raster.Lab;

/**
 * A colour that somebody named.
 *
 * @param name in English, such as {@code Dark Green}
 */
public record NamedColour(String name, Lab lab) {

    private static final double STEP = 14;
    private static final String DARK = "Dark ";
    private static final String LIGHT = "Light ";

    static NamedColour of(TradeColour colour) {
        return new NamedColour(colour.name(), colour.lab());
    }

    /** A colour that has no name of its own: the nearest one's. */
    static NamedColour ofHex(String sixDigits) {
        Lab lab = Lab.of(Integer.parseInt(sixDigits, 16));
        return new NamedColour(TradeColour.nearest(lab).name(), lab);
    }

    /** {@code #rrggbb}. */
    public String hex() {
        return lab.hex();
    }

    /** A step darker; of the trade list where that has it, such as Dark Brown. */
    public NamedColour darker() {
        return shifted(DARK, LIGHT, darker(lab));
    }

    /** A step lighter. */
    public NamedColour lighter() {
        return shifted(LIGHT, DARK, lighter(lab));
    }

    /** A step darker. */
    public static Lab darker(Lab lab) {
        double l = Math.max(4, lab.l() - Math.max(STEP * 0.6, lab.l() * 0.36));
        return scaled(lab, Math.min(l, lab.l()), 0.85);
    }

    /** A step lighter, and a little paler. */
    public static Lab lighter(Lab lab) {
        double l = lab.l() + Math.max(STEP * 0.5, (100 - lab.l()) * 0.3);
        return scaled(lab, Math.max(lab.l(), Math.min(98, l)), 0.85);
    }

    private NamedColour shifted(String prefix, String opposite, Lab to) {
        if (name.startsWith(prefix)) { // nobody says Dark Dark Denim
            return new NamedColour(TradeColour.nearest(to).name(), to);
        }
        String plain = name.startsWith(opposite) ? name.substring(opposite.length()) : name;
        String shifted = plain.equals(name) ? prefix + plain : plain;
        return TradeColour.named(shifted)
                .map(NamedColour::of)
                .orElseGet(() -> new NamedColour(shifted, to));
    }

    private static Lab scaled(Lab lab, double l, double chroma) {
        return new Lab(l, lab.a() * chroma, lab.b() * chroma);
    }
}
