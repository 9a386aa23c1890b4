package io.techpack.imaging.picture;

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
    private static final int MOST_BYTES = 1 << 16;
    private static final int SHORT = 3;

    /** TIFF wants a short here, but some phones and editors write a long. */
    private static final int LONG = 4;

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

    /**
     * Where a pixel of the stored picture is in the upright one, counted row by row.
     *
     * @param width of the stored picture
     * @param height of the stored picture
     */
    int index(int x, int y, int width, int height) {
        int column = xx * x + xy * y + (xx < 0 ? width - 1 : 0) + (xy < 0 ? height - 1 : 0);
        int row = yx * x + yy * y + (yx < 0 ? width - 1 : 0) + (yy < 0 ? height - 1 : 0);
        return row * (swapsSides ? height : width) + column;
    }

    /**
     * Reads the first image directory of the TIFF block at {@code offset}; anything odd means
     * upright.
     */
    static Orientation of(byte[] bytes, int offset) {
        int start = Math.min(offset, bytes.length);
        byte[] block =
                Arrays.copyOfRange(
                        bytes, start, (int) Math.min(bytes.length, (long) start + MOST_BYTES));
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
            if (tiff.u16(entry) == TAG) {
                long value =
                        switch (tiff.u16(entry + 2)) {
                            case SHORT -> tiff.u16(entry + 8);
                            case LONG -> tiff.u32(entry + 8);
                            default -> 1;
                        };
                return value >= 1 && value <= 8 ? values()[(int) value - 1] : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
