package io.techpack.imaging.category;

/** What flows between layers: {@code channels} square planes of {@code side²} values. */
@SuppressWarnings("ArrayRecordComponent") // passed along once, never compared
record Activation(int channels, int side, float[] values) {

    Activation {
        if (values.length != channels * side * side) {
            throw new IllegalArgumentException(
                    "%d values for %d planes of %d²".formatted(values.length, channels, side));
        }
    }

    int plane() {
        return side * side;
    }
}
