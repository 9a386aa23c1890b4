package io.techpack.imaging.picture;

/** From a picture's own colours to sRGB. */
@FunctionalInterface
interface ColourTransform {

    /** Changes packed ARGB values where they are; their alpha stays. */
    void toSrgb(int[] argb);
}
