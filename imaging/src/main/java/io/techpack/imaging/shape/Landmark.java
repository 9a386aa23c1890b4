package io.techpack.imaging.shape;

/** Places that people look for on a product. Left and right as seen in the picture. */
public enum Landmark {
    NECK,
    SHOULDER_POINT_LEFT,
    SHOULDER_POINT_RIGHT,
    SHOULDER_LEFT,
    SHOULDER_RIGHT,
    ARMPIT_LEFT,
    ARMPIT_RIGHT,
    SLEEVE,
    CUFF_LEFT,
    CUFF_RIGHT,
    CENTRE_FRONT,
    CHEST,
    CLOSURE,
    POCKET,
    HEM,
    WAISTBAND,
    POCKET_LEFT,
    POCKET_RIGHT,
    FLY,
    CROTCH,
    KNEE,
    LEG_HEM,
    SIDE_SEAM,
    MAIN_PANEL,
    LOWER_EDGE,
    UPPER_EDGE,
    FRONT_EDGE,
    BACK_EDGE
}
