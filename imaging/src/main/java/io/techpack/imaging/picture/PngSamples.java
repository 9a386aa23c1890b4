package io.techpack.imaging.picture;

import java.io.IOException;
import java.util.Arrays;

/**
 * How a PNG's samples become packed ARGB of eight bits (W3C PNG 11.2.1, 11.3.1, 13.12). Immutable.
 *
 * @param depth bits a sample
 * @param transparent the sample values, one for each channel, that mean full transparency; -1 where
 *     there is none
 * @param palette packed ARGB, 256 entries; empty for other types
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PngSamples(Type type, int depth, int[] transparent, int[] palette) {

    /** The colour types, with the depths that each may have. */
    enum Type {
        GREY(0, 1, 1, 2, 4, 8, 16),
        RGB(2, 3, 8, 16),
        PALETTE(3, 1, 1, 2, 4, 8),
        GREY_ALPHA(4, 2, 8, 16),
        RGB_ALPHA(6, 4, 8, 16);

        private final int code;
        private final int channels;
        private final int[] depths;

        Type(int code, int channels, int... depths) {
            this.code = code;
            this.channels = channels;
            this.depths = depths;
        }

        static Type of(int code, int depth) throws IOException {
            for (Type type : values()) {
                if (type.code == code && Arrays.stream(type.depths).anyMatch(d -> d == depth)) {
                    return type;
                }
            }
            throw new IOException("colour type %d with depth %d".formatted(code, depth));
        }
    }

    static PngSamples of(Bytes file, PngChunks chunks) throws IOException {
        Type type = Type.of(file.u8(25), file.u8(24));
        return new PngSamples(
                type,
                file.u8(24),
                transparent(type, file, chunks),
                type == Type.PALETTE ? palette(file, chunks) : new int[0]);
    }

    private static int[] transparent(Type type, Bytes file, PngChunks chunks) {
        int[] none = {-1, -1, -1};
        if (type != Type.GREY && type != Type.RGB) {
            return none;
        }
        return chunks.first("tRNS", 2 * type.channels)
                .map(chunk -> {
                    for (int i = 0; i < type.channels; i++) {
                        none[i] = file.u16(chunk.offset() + 2 * i);
                    }
                    return none;
                })
                .orElse(none);
    }

    private static int[] palette(Bytes file, PngChunks chunks) throws IOException {
        PngChunks.Chunk colours =
                chunks.first("PLTE", 3).orElseThrow(() -> new IOException("no palette"));
        int[] palette = new int[256];
        Arrays.fill(palette, 0xFF000000);
        for (int i = 0; i < Math.min(256, colours.length() / 3); i++) {
            palette[i] |= file.u24(colours.offset() + 3 * i);
        }
        chunks.first("tRNS", 1)
                .ifPresent(alphas -> {
                    for (int i = 0; i < Math.min(256, alphas.length()); i++) {
                        palette[i] = palette[i] & 0xFFFFFF | file.u8(alphas.offset() + i) << 24;
                    }
                });
        return palette;
    }

    boolean isGrey() {
        return type == Type.GREY || type == Type.GREY_ALPHA;
    }

    int bitsPerPixel() {
        return depth * type.channels;
    }

    /** One row, whose samples begin at index 1. */
    void unpack(byte[] row, int width, int[] argb) {
        switch (type) {
            case GREY -> grey(row, width, argb);
            case PALETTE -> indexed(row, width, argb);
            case RGB, GREY_ALPHA, RGB_ALPHA -> channels(row, width, argb);
        }
    }

    private void grey(byte[] row, int width, int[] argb) {
        int most = (1 << depth) - 1;
        for (int x = 0; x < width; x++) {
            int sample = depth == 16 ? wide(row, x) : small(row, x);
            int grey = (sample * 255 + most / 2) / most;
            int alpha = sample == transparent[0] ? 0 : 0xFF000000;
            argb[x] = alpha | grey * 0x010101;
        }
    }

    private void indexed(byte[] row, int width, int[] argb) {
        for (int x = 0; x < width; x++) {
            argb[x] = palette[small(row, x)];
        }
    }

    private void channels(byte[] row, int width, int[] argb) {
        int step = type.channels;
        boolean alpha = type != Type.RGB;
        boolean grey = type == Type.GREY_ALPHA;
        for (int x = 0, i = 0; x < width; x++, i += step) {
            int red = eight(row, i);
            int green = grey ? red : eight(row, i + 1);
            int blue = grey ? red : eight(row, i + 2);
            int opacity = alpha ? eight(row, i + step - 1) : isTransparent(row, i) ? 0 : 255;
            argb[x] = opacity << 24 | red << 16 | green << 8 | blue;
        }
    }

    private boolean isTransparent(byte[] row, int i) {
        return transparent[0] >= 0
                && exact(row, i) == transparent[0]
                && exact(row, i + 1) == transparent[1]
                && exact(row, i + 2) == transparent[2];
    }

    private int exact(byte[] row, int i) {
        return depth == 16 ? wide(row, i) : row[1 + i] & 0xFF;
    }

    private int eight(byte[] row, int i) {
        return depth == 16 ? (wide(row, i) * 255 + 32_767) / 65_535 : row[1 + i] & 0xFF;
    }

    private static int wide(byte[] row, int i) {
        return (row[1 + 2 * i] & 0xFF) << 8 | row[2 + 2 * i] & 0xFF;
    }

    private int small(byte[] row, int x) {
        int bit = x * depth;
        return (row[1 + (bit >> 3)] & 0xFF) >> 8 - depth - (bit & 7) & (1 << depth) - 1;
    }
}
