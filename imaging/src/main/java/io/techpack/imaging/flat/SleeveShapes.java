package io.techpack.imaging.flat;

/** What goes with the shapes of sleeves: lengths, and how wide they end. */
final class SleeveShapes {

    private SleeveShapes() {}

    /** How long a sleeve of that shape is where nobody said it. */
    static Choice.Sleeve usualLength(Choice.SleeveShape shape) {
        return switch (shape) {
            case REGULAR, PUFF -> Choice.Sleeve.SHORT;
            case BALLOON, BISHOP, BELL, LANTERN, LEG_OF_MUTTON, RAGLAN, DOLMAN ->
                    Choice.Sleeve.LONG;
        };
    }

    /** A cap is too short to be shaped, but for a gathered one. */
    static boolean goesWith(Choice.SleeveShape shape, Choice.Sleeve sleeve) {
        return sleeve != Choice.Sleeve.CAP
                || shape == Choice.SleeveShape.REGULAR
                || shape == Choice.SleeveShape.PUFF;
    }

    /** How many times as wide as a regular sleeve of that length it ends. */
    static double endWidth(Choice.SleeveShape shape, Choice.Sleeve sleeve) {
        boolean isLong = sleeve == Choice.Sleeve.LONG;
        return switch (shape) {
            case REGULAR, RAGLAN, DOLMAN -> 1;
            case PUFF, BALLOON, BISHOP -> isLong ? 0.95 : 0.84;
            case LANTERN, LEG_OF_MUTTON -> isLong ? 0.9 : 0.84;
            case BELL -> isLong ? 2 : sleeve == Choice.Sleeve.THREE_QUARTER ? 1.6 : 1.4;
        };
    }

    /** Whether what ends the one sleeve does not end the other. */
    static boolean endsOtherwise(Choice.SleeveShape one, Choice.SleeveShape other) {
        return endWidth(one, Choice.Sleeve.LONG) != endWidth(other, Choice.Sleeve.LONG);
    }
}
