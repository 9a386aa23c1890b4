package io.techpack.imaging.colour;

import io.techpack.imaging.raster.Lab;

/**
 * One colour of a product.
 *
 * @param name the nearest name of the trade list
 * @param lab the colour as photographed; the light's colour is not corrected
 * @param share of the product's pixels, 0 to 1
 * @param nameDistance ΔE2000 between the colour and its name; above 8 the name is loose
 */
public record ColourShare(String name, Lab lab, double share, double nameDistance) {

    public ColourShare {
        if (name.isBlank() || !(share >= 0 && share <= 1.0001)) {
            throw new IllegalArgumentException("colour '" + name + "' with share " + share);
        }
    }

    /** {@code #rrggbb}. */
    public String hex() {
        return lab.hex();
    }

    static ColourShare of(Lab lab, double share) {
        TradeColour nearest = TradeColour.nearest(lab);
        return new ColourShare(nearest.name(), lab, share, DeltaE2000.between(lab, nearest.lab()));
    }
}
