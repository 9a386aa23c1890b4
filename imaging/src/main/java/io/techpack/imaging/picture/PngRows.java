package io.techpack.imaging.picture;

import java.io.IOException;
import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The rows of a PNG, inflated from its IDAT chunks and with their filters undone (W3C PNG 9 and
 * 10). Only two rows are in memory. For one thread.
 */
final class PngRows implements AutoCloseable {

    private final byte[] bytes;
    private final Iterator<PngChunks.Chunk> data;
    private final int bitsPerPixel;
    private final int distance;
    private final Inflater inflater = new Inflater();
    private byte[] row = {};
    private byte[] above = {};

    PngRows(byte[] bytes, PngChunks chunks, int bitsPerPixel) {
        this.bytes = bytes;
        this.data = chunks.chunks().stream().filter(chunk -> chunk.is("IDAT")).iterator();
        this.bitsPerPixel = bitsPerPixel;
        this.distance = Math.max(1, bitsPerPixel / 8);
    }

    /** The rows that follow have so many pixels; the first has none above it. */
    void startPass(int width) {
        int length = 1 + Math.toIntExact(Math.ceilDiv((long) width * bitsPerPixel, 8L));
        row = new byte[length];
        above = new byte[length];
    }

    /** The next row; its samples begin at index 1. It holds until this is called again. */
    byte[] next() throws IOException {
        byte[] free = above;
        above = row;
        row = free;
        inflate();
        switch (row[0]) {
            case 0 -> {}
            case 1 -> undoSub();
            case 2 -> undoUp();
            case 3 -> undoAverage();
            case 4 -> undoPaeth();
            default -> throw new IOException("a row's filter is " + row[0]);
        }
        return row;
    }

    private void inflate() throws IOException {
        try {
            for (int filled = 0; filled < row.length; ) {
                int count = inflater.inflate(row, filled, row.length - filled);
                filled += count;
                if (count == 0) {
                    feed();
                }
            }
        } catch (DataFormatException damaged) {
            throw new IOException("the pixels cannot be inflated", damaged);
        }
    }

    private void feed() throws IOException {
        if (inflater.finished() || inflater.needsDictionary() || !data.hasNext()) {
            throw new IOException("the pixels end early");
        }
        PngChunks.Chunk chunk = data.next();
        inflater.setInput(bytes, chunk.offset(), chunk.length());
    }

    private void undoSub() {
        for (int i = 1 + distance; i < row.length; i++) {
            row[i] += row[i - distance];
        }
    }

    private void undoUp() {
        for (int i = 1; i < row.length; i++) {
            row[i] += above[i];
        }
    }

    private void undoAverage() {
        for (int i = 1; i < row.length; i++) {
            int left = i > distance ? row[i - distance] & 0xFF : 0;
            row[i] += (byte) (left + (above[i] & 0xFF) >> 1);
        }
    }

    private void undoPaeth() {
        int start = Math.min(row.length, 1 + distance);
        for (int i = 1; i < start; i++) {
            row[i] += above[i];
        }
        for (int i = start; i < row.length; i++) {
            int left = row[i - distance] & 0xFF;
            int up = above[i] & 0xFF;
            int corner = above[i - distance] & 0xFF;
            int toLeft = Math.abs(up - corner);
            int toUp = Math.abs(left - corner);
            int toCorner = Math.abs(left + up - 2 * corner);
            int nearest = toUp <= toCorner ? up : corner;
            row[i] += (byte) (toLeft <= toUp && toLeft <= toCorner ? left : nearest);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
