package io.techpack.imaging.sketch;

import io.techpack.imaging.kind.ViewSide;

/**
 * Which drawing is wanted.
 *
 * @param wanted the side to draw
 * @param photographed the side that the picture shows
 * @param title printed on the sheet; any characters, cut when too long
 */
public record SketchRequest(ViewSide wanted, ViewSide photographed, String title) {

    boolean isPhotographed() {
        return wanted == photographed;
    }
}
