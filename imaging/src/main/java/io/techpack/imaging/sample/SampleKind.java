package io.techpack.imaging.sample;

import io.techpack.imaging.kind.GarmentClass;

/** The garments that can be drawn. */
public enum SampleKind {
    T_SHIRT(GarmentClass.T_SHIRT, 0x2F5D8C, 0xD9D4CB),
    T_SHIRT_BACK(GarmentClass.T_SHIRT, 0x2F5D8C, 0xD9D4CB),
    HOODIE(GarmentClass.HOODIE, 0x4F6C8C, 0xDAD6CE),
    TROUSERS(GarmentClass.PANTS, 0x3A4A3E, 0xE2DED6),
    DRESS(GarmentClass.DRESS, 0xC0694B, 0xDCDFE0);

    private final GarmentClass garmentClass;
    private final int cloth;
    private final int ground;

    SampleKind(GarmentClass garmentClass, int cloth, int ground) {
        this.garmentClass = garmentClass;
        this.cloth = cloth;
        this.ground = ground;
    }

    /** What it really is. */
    public GarmentClass garmentClass() {
        return garmentClass;
    }

    /** The cloth's colour before light and shade, 0xRRGGBB. */
    public int cloth() {
        return cloth;
    }

    int ground() {
        return ground;
    }
}
