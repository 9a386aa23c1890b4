package io.techpack.imaging.kind;

/** Classes that share one construction; reported when the class itself is in doubt. */
public enum GarmentGroup {
    TOPS("tops"),
    DRESSES("dresses"),
    SKIRTS("skirts"),
    TROUSERS("trousers"),
    SHORTS("shorts"),
    OUTERWEAR("outerwear"),
    SHOES("shoes"),
    HATS("hats"),
    BAGS("bags"),
    OBJECTS("objects");

    private final String label;

    GarmentGroup(String label) {
        this.label = label;
    }

    /** The lower-case word for people and for the API's {@code subcategory}. */
    public String label() {
        return label;
    }
}
