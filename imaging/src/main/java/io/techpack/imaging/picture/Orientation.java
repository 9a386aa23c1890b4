package io.techpack.imaging.picture;

import java.awt.geom.AffineTransform;
import java.util.Arrays;

/** How the camera was held: the EXIF tag 0x0112 (TIFF 6.0, "Orientation", values 1 to 8). */
enum Orientation {
    UPRIGHT(false, 1, 0, 0, 1),
    MIRRORED(false, -1, 0, 0, 1),
    UPSIDE_DOWN(false, -1, 0, 0, -1),
    MIRRORED_UPSIDE_DOWN(false, 1, 0, 0, -1),
    TRANSPOSED(true, 0, 1, 1, 0),
    TURNED_LEFT(true, 0, -1, 1, 0),
    TRANSVERSED(true, 0, -1, -1, 0),
    TURNED_RIGHT(true, 0, 1, -1, 0);

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;

    private final boolean swapsSides;
    private final int xx;
    private final int xy;
    private final int yx;
    private final int yy;

    /**
     * The new x is {@code xx·x + xy·y}, the new y {@code yx·x + yy·y}, both moved back into the
     * picture.
     */
    Orientation(boolean swapsSides, int xx, int xy, int yx, int yy) {
        this.swapsSides = swapsSides;
        this.xx = xx;
        this.xy = xy;
        this.yx = yx;
        this.yy = yy;
    }

    boolean swapsSides() {
        return swapsSides;
    }

    /** From the stored to the upright picture, whose stored size is given in pixels. */
    AffineTransform transform(int width, int height) {
        int dx = (xx < 0 ? width : 0) + (xy < 0 ? height : 0);
        int dy = (yx < 0 ? width : 0) + (yy < 0 ? height : 0);
        return new AffineTransform(xx, yx, xy, yy, dx, dy);
    }

    /**
     * Reads the first image directory of the TIFF block at {@code offset}; anything odd means
     * upright.
     */
    static Orientation of(byte[] bytes, int offset) {
        byte[] block = Arrays.copyOfRange(bytes, Math.min(offset, bytes.length), bytes.length);
        boolean little = Bytes.startsWith(block, 0, 'I', 'I', 42, 0);
        if (!little && !Bytes.startsWith(block, 0, 'M', 'M', 0, 42)) {
            return UPRIGHT;
        }
        Bytes tiff = little ? Bytes.littleEndian(block) : Bytes.bigEndian(block);
        long directory = tiff.u32(4);
        if (directory < 0 || directory > block.length) {
            return UPRIGHT;
        }
        int entries = tiff.u16((int) directory);
        for (int i = 0; i < entries; i++) {
            int entry = (int) directory + 2 + 12 * i;
            if (tiff.u16(entry) == TAG && tiff.u16(entry + 2) == SHORT) {
                int value = tiff.u16(entry + 8);
                return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
