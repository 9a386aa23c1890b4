package io.techpack.imaging.shape;

import java.util.Arrays;
import java.util.Optional;

/** Points of measure, with the API's key and how to take each. */
public enum Measure {
    BODY_LENGTH(
            "body_length", "Body length (HPS)", "high point of shoulder straight down to the hem"),
    SHOULDER_WIDTH("shoulder_width", "Shoulder width", "shoulder seam to shoulder seam, straight"),
    NECK_WIDTH("neck_width", "Neck width", "high point of shoulder to high point of shoulder"),
    NECK_DROP(
            "neck_drop",
            "Front neck drop",
            "high point of shoulder level down to the neckline's lowest point"),
    CHEST_WIDTH("chest_width", "Chest width", "armhole to armhole, straight across"),
    WAIST_WIDTH(
            "waist_width",
            "Waist width",
            "straight across at the narrowest place or the waistband"),
    HIP_WIDTH("hip_width", "Hip width", "straight across at the widest place above the crotch"),
    HEM_WIDTH("hem_width", "Hem width", "straight across just above the hem"),
    SLEEVE_LENGTH("sleeve_length", "Sleeve length", "shoulder seam to the cuff's outer edge"),
    CUFF_WIDTH("cuff_width", "Cuff width", "across the sleeve's end"),
    HOOD_HEIGHT("hood_height", "Hood height", "neck seam to the hood's highest point"),
    HANDLE_DROP("handle_drop", "Handle drop", "handle's highest point to the opening"),
    OUTSEAM("outseam", "Outseam", "top of the waistband down the outside to the leg hem"),
    INSEAM("inseam", "Inseam", "crotch point down the inside to the leg hem"),
    FRONT_RISE("front_rise", "Front rise", "top of the waistband to the crotch point"),
    THIGH_WIDTH("thigh_width", "Thigh width", "across the leg just below the crotch"),
    LEG_OPENING("leg_opening", "Leg opening", "across the leg at its hem"),
    LENGTH("length", "Length", "top edge to bottom edge"),
    OVERALL_LENGTH("overall_length", "Overall length", "end to end, level"),
    OVERALL_WIDTH("overall_width", "Overall width", "widest place, level"),
    OVERALL_HEIGHT("overall_height", "Overall height", "lowest to highest point");

    private final String key;
    private final String label;
    private final String howTo;

    Measure(String key, String label, String howTo) {
        this.key = key;
        this.label = label;
        this.howTo = howTo;
    }

    /** The measure of that key, or empty. */
    public static Optional<Measure> keyed(String key) {
        return Arrays.stream(values()).filter(measure -> measure.key.equals(key)).findFirst();
    }

    /** The API's name, snake case. */
    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    /** The API's {@code measurement_point}. */
    public String howTo() {
        return howTo;
    }
}
