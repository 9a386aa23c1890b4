package io.techpack.imaging.picture;

/**
 * Walks over a JPEG's marker segments (ITU-T T.81, B.1), over the coded data of scans as well. No
 * length in the file is trusted. For one thread.
 */
final class JpegSegments {

    static final int START_OF_SCAN = 0xDA;
    static final int END_OF_IMAGE = 0xD9;

    private final Bytes bytes;
    private int marker;
    private int offset;
    private int next = 2;

    JpegSegments(Bytes bytes) {
        this.bytes = bytes;
    }

    /** Goes on to the next segment; false at the end of the bytes or where they are no JPEG. */
    boolean next() {
        if (marker == START_OF_SCAN) {
            skipCodedData();
        }
        while (bytes.u8(next) == 0xFF
                && (bytes.u8(next + 1) == 0xFF || isStandalone(bytes.u8(next + 1)))) {
            next += bytes.u8(next + 1) == 0xFF ? 1 : 2;
        }
        if (bytes.u8(next) != 0xFF) {
            return false;
        }
        offset = next;
        marker = bytes.u8(offset + 1);
        int length = marker == END_OF_IMAGE ? 0 : bytes.u16(offset + 2);
        next = offset + 2 + length;
        return marker == END_OF_IMAGE || length >= 2;
    }

    /** The second byte of this segment's marker. */
    int marker() {
        return marker;
    }

    /** Where this segment's marker is. */
    int offset() {
        return offset;
    }

    /** Where this segment ends, without the coded data behind a scan's header. */
    int end() {
        return next;
    }

    /** In coded data FF is followed by 00, by a restart's number, or it begins a marker. */
    private void skipCodedData() {
        for (next = bytes.find(0xFF, next); next < bytes.length(); ) {
            int second = bytes.u8(next + 1);
            boolean coded = second == 0 || second >= 0xD0 && second <= 0xD7;
            if (!coded && second != 0xFF) {
                return;
            }
            next = bytes.find(0xFF, next + (coded ? 2 : 1));
        }
    }

    private static boolean isStandalone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    }
}
