package io.techpack.imaging.sketch;

import java.util.Optional;

/**
 * One numbered remark on a drawing.
 *
 * @param number from 1, as printed in its circle
 * @param x where the leader points, as a fraction 0 to 1 of the drawing's width
 * @param y the same of its height
 * @param specification what to make there
 * @param measurement such as {@code 17.8 cm}, where one belongs to it
 * @param category construction, closure, pocket, finish or shape
 * @param critical whether a mistake here spoils the fit
 */
public record Callout(
        int number,
        String featureName,
        double x,
        double y,
        String specification,
        Optional<String> measurement,
        String category,
        boolean critical) {

    public Callout {
        if (number < 1 || !(x >= 0 && x <= 1) || !(y >= 0 && y <= 1)) {
            throw new IllegalArgumentException("callout %d at %f, %f".formatted(number, x, y));
        }
    }
}
