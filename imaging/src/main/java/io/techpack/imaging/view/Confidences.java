package io.techpack.imaging.view;

/** How much to believe, each 0 to 1. */
public record Confidences(
        double overall, double materials, double dimensions, double construction) {

    public Confidences {
        for (double value : new double[] {overall, materials, dimensions, construction}) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("confidence " + value + " is not in [0, 1]");
            }
        }
    }
}
