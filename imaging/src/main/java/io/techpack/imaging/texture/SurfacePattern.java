package io.techpack.imaging.texture;

/** How colours are laid out over a product. */
public enum SurfacePattern {
    SOLID("solid"),
    STRIPED_HORIZONTAL("horizontal stripes"),
    STRIPED_VERTICAL("vertical stripes"),
    STRIPED_DIAGONAL("diagonal stripes"),
    CHECKED("checked"),
    DOTTED("dotted"),
    ALL_OVER_PRINT("all-over print"),
    PLACED_GRAPHIC("placed graphic"),
    COLOUR_BLOCKED("colour-blocked"),
    UNREADABLE("not readable");

    private final String label;

    SurfacePattern(String label) {
        this.label = label;
    }

    /** For people and for the API's {@code pattern_type}. */
    public String label() {
        return label;
    }

    /**
     * Stripes by the direction across them.
     *
     * @param degrees 0 to 180; 0 means that they are upright
     */
    static SurfacePattern striped(double degrees) {
        double fromUpright = Math.min(degrees, 180 - degrees);
        return fromUpright < 25
                ? STRIPED_VERTICAL
                : fromUpright > 65 ? STRIPED_HORIZONTAL : STRIPED_DIAGONAL;
    }
}
