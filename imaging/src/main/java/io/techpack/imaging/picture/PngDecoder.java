package io.techpack.imaging.picture;

import java.io.IOException;
import java.util.Optional;

/**
 * A PNG's rows (W3C PNG, third edition): every colour type and depth, interlaced or not. The Java
 * library's decoder reads grey samples as linear light and ignores colour profiles. Check sums of
 * chunks are not looked at: the coded pixels have one of their own.
 */
final class PngDecoder {

    /** First column and row, and distances, of the seven passes of an interlaced PNG (8.1). */
    private static final int[][] PASSES = {
        {0, 0, 8, 8},
        {4, 0, 8, 8},
        {0, 4, 4, 8},
        {2, 0, 4, 4},
        {0, 2, 2, 4},
        {1, 0, 2, 2},
        {0, 1, 1, 2}
    };

    private final PngHeader header;
    private final PngSamples samples;
    private final PngRows rows;

    private PngDecoder(byte[] bytes, PngHeader header, PngChunks chunks) throws IOException {
        this.header = header;
        this.samples = PngSamples.of(Bytes.bigEndian(bytes), chunks);
        this.rows = new PngRows(bytes, chunks, samples.bitsPerPixel());
    }

    /** Gives all rows away and returns how their colours become sRGB, if they are not. */
    static Optional<ColourTransform> decode(byte[] bytes, PngHeader header, Reduction into)
            throws IOException {
        Bytes file = Bytes.bigEndian(bytes);
        PngChunks chunks = PngChunks.of(file);
        PngDecoder decoder = new PngDecoder(bytes, header, chunks);
        try (decoder.rows) {
            if (header.interlaced()) {
                decoder.deinterlace(into);
            } else {
                decoder.straight(into);
            }
        }
        return PngColours.of(bytes, chunks, decoder.samples.isGrey());
    }

    private void straight(Reduction into) throws IOException {
        int width = header.width();
        int[] argb = new int[width];
        rows.startPass(width);
        for (int y = 0; y < header.height(); y++) {
            samples.unpack(rows.next(), width, argb);
            into.accept(argb);
        }
    }

    private void deinterlace(Reduction into) throws IOException {
        int width = header.width();
        int height = header.height();
        int[] whole = new int[Math.multiplyExact(width, height)];
        int[] argb = new int[width];
        for (int[] pass : PASSES) {
            int columns = Math.ceilDiv(width - pass[0], pass[2]);
            if (columns < 1) {
                continue;
            }
            rows.startPass(columns);
            for (int y = pass[1]; y < height; y += pass[3]) {
                samples.unpack(rows.next(), columns, argb);
                for (int i = 0, to = y * width + pass[0]; i < columns; i++, to += pass[2]) {
                    whole[to] = argb[i];
                }
            }
        }
        for (int y = 0; y < height; y++) {
            System.arraycopy(whole, y * width, argb, 0, width);
            into.accept(argb);
        }
    }
}
