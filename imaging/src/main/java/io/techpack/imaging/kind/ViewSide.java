package io.techpack.imaging.kind;

/** From where a product is seen. */
public enum ViewSide {
    FRONT,
    BACK,
    SIDE
}
