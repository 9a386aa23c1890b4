package io.techpack.imaging.view;

/** One remark about make, design or trims. */
public record Detail(String name, String description, Basis basis) {

    /** Where a remark comes from. */
    public enum Basis {
        /** Measured or seen in the photo. */
        OBSERVED,
        /** Usual for this kind of product, not seen. */
        TYPICAL
    }

    static Detail observed(String name, String description) {
        return new Detail(name, description, Basis.OBSERVED);
    }

    static Detail typical(String name, String description) {
        return new Detail(name, description, Basis.TYPICAL);
    }
}
