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

    private static final String USUAL = " (usual for this kind, not seen; to be confirmed)";

    /** The description, which says so where nothing of it was seen. */
    public String inWords() {
        return basis == Basis.OBSERVED ? description : description + USUAL;
    }

    /** Whether those are the words of something that was not seen. */
    public static boolean isUnseen(String words) {
        return words.endsWith(USUAL);
    }

    static Detail observed(String name, String description) {
        return new Detail(name, description, Basis.OBSERVED);
    }

    static Detail typical(String name, String description) {
        return new Detail(name, description, Basis.TYPICAL);
    }
}
