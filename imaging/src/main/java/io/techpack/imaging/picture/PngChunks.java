package io.techpack.imaging.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chunks of a PNG (W3C PNG 5.3) that lie within its bytes. Immutable. */
record PngChunks(List<Chunk> chunks) {

    private static final int FIRST = 8;

    /**
     * @param type four letters as one number
     * @param offset of its data
     * @param length of its data, as far as the bytes go
     */
    record Chunk(int type, int offset, int length) {

        boolean is(String name) {
            return type == code(name);
        }
    }

    PngChunks {
        chunks = List.copyOf(chunks);
    }

    static PngChunks of(Bytes bytes) {
        List<Chunk> chunks = new ArrayList<>();
        long at = FIRST;
        while (at + 12 <= bytes.length()) {
            int offset = (int) at + 8;
            long length = bytes.u32((int) at);
            Chunk chunk =
                    new Chunk(
                            (int) bytes.u32((int) at + 4),
                            offset,
                            (int) Math.min(length, bytes.length() - offset));
            chunks.add(chunk);
            if (chunk.is("IEND")) {
                break;
            }
            at += 12 + length;
        }
        return new PngChunks(chunks);
    }

    /** The first of this type that is at least so long. */
    Optional<Chunk> first(String type, int leastLength) {
        return chunks.stream()
                .filter(chunk -> chunk.is(type) && chunk.length() >= leastLength)
                .findFirst();
    }

    private static int code(String name) {
        return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
    }
}
