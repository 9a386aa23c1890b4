package io.techpack.imaging.texture;

/** Families of fabric that a surface may hint at. */
public enum Fabric {
    KNIT("knit (jersey or rib)"),
    WOVEN("woven (plain or twill)"),
    DENIM("denim"),
    LEATHER("leather or coated"),
    FLEECE("pile or fleece");

    private final String label;

    Fabric(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
