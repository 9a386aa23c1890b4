package io.techpack.imaging.flat;

/** How high shoes usually are, in centimetres, of the size that the class assumes. */
final class ShoeSizes {

    private ShoeSizes() {}

    /** How far the heel lifts the back of the foot. */
    static double heel(Choice.Heel heel) {
        return switch (heel) {
            case FLAT -> 0;
            case BLOCK -> 5.5;
            case STILETTO -> 8.5;
        };
    }

    /** From the ground to the upper edge. */
    static double height(Choice.Shaft shaft, Choice.Heel heel) {
        double upper =
                switch (shaft) {
                    case LOW -> heel == Choice.Heel.STILETTO ? 7.5 : 11.5;
                    case ANKLE -> 18;
                    case KNEE -> 42;
                };
        return upper + heel(heel);
    }
}
