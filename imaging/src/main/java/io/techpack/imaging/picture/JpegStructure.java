package io.techpack.imaging.picture;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a JPEG consists of, read from its start to its own end; phones write clips and further
 * pictures behind that.
 *
 * @param scans how many passes its coded data is in
 * @param picture the same JPEG up to its end, without metadata and, unless it is CMYK, without its
 *     colour profile
 * @param profile the ICC profile that it carries, put together (ICC.1, B.4)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record JpegStructure(int scans, byte[] picture, Optional<byte[]> profile) {

    private static final int COMMENT = 0xFE;
    private static final int ICC_HEADER = 18;

    /** The start of an image and a JFIF segment: version 1.1, no density, no thumbnail. */
    private static final byte[] JFIF = {
        (byte) 0xFF,
        (byte) 0xD8,
        (byte) 0xFF,
        (byte) 0xE0,
        0,
        16,
        'J',
        'F',
        'I',
        'F',
        0,
        1,
        1,
        0,
        0,
        1,
        0,
        1,
        0,
        0
    };

    /** Empty when the end marker is missing or something that is no segment comes before it. */
    static Optional<JpegStructure> of(byte[] bytes, JpegHeader header) {
        JpegSegments segments = new JpegSegments(Bytes.bigEndian(bytes));
        ByteArrayOutputStream picture = new ByteArrayOutputStream(bytes.length);
        TreeMap<Integer, byte[]> profile = new TreeMap<>();
        int scans = 0;
        int taken = 0;
        if (saysNothingOfItsColours(bytes, header)) {
            picture.writeBytes(JFIF);
            taken = 2;
        }
        while (segments.next()) {
            int at = segments.offset();
            int end = Math.min(segments.end(), bytes.length);
            if (segments.marker() == JpegSegments.END_OF_IMAGE) {
                picture.write(bytes, taken, end - taken);
                return Optional.of(
                        new JpegStructure(scans, picture.toByteArray(), joined(profile)));
            }
            scans += segments.marker() == JpegSegments.START_OF_SCAN ? 1 : 0;
            boolean colours = isProfile(bytes, at);
            if (colours && end - at > ICC_HEADER) {
                profile.putIfAbsent(
                        bytes[at + 16] & 0xFF, Arrays.copyOfRange(bytes, at + ICC_HEADER, end));
            }
            if (isMetadata(bytes, at) && !(colours && header.components() == 4)) {
                picture.write(bytes, taken, at - taken);
                taken = end;
            }
        }
        return Optional.empty();
    }

    /**
     * Without a word on them, colours are luma and chroma, as cameras write them; the decoder would
     * take some of these for red, green and blue.
     */
    private static boolean saysNothingOfItsColours(byte[] bytes, JpegHeader header) {
        if (header.components() != 3) {
            return false;
        }
        JpegSegments segments = new JpegSegments(Bytes.bigEndian(bytes));
        while (segments.next() && segments.marker() != JpegSegments.START_OF_SCAN) {
            int at = segments.offset();
            boolean redGreenBlue =
                    segments.marker() == header.coding()
                            && Bytes.startsWith(bytes, at + 10, 'R')
                            && Bytes.startsWith(bytes, at + 13, 'G')
                            && Bytes.startsWith(bytes, at + 16, 'B');
            if (redGreenBlue || saysHowColoursAreCoded(bytes, at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isProfile(byte[] bytes, int at) {
        return Bytes.startsWith(bytes, at, 0xFF, 0xE2)
                && Bytes.startsWith(
                        bytes, at + 4, 'I', 'C', 'C', '_', 'P', 'R', 'O', 'F', 'I', 'L', 'E', 0);
    }

    /** Application data and comments, but for what the decoder has to know. */
    private static boolean isMetadata(byte[] bytes, int at) {
        int marker = bytes[at + 1] & 0xFF;
        return marker == COMMENT
                || marker >= 0xE0 && marker <= 0xEF && !saysHowColoursAreCoded(bytes, at);
    }

    private static boolean saysHowColoursAreCoded(byte[] bytes, int at) {
        return Bytes.startsWith(bytes, at, 0xFF, 0xE0)
                        && Bytes.startsWith(bytes, at + 4, 'J', 'F', 'I', 'F', 0)
                || Bytes.startsWith(bytes, at, 0xFF, 0xEE)
                        && Bytes.startsWith(bytes, at + 4, 'A', 'd', 'o', 'b', 'e');
    }

    private static Optional<byte[]> joined(TreeMap<Integer, byte[]> parts) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        parts.values().forEach(whole::writeBytes);
        return Optional.of(whole.toByteArray());
    }
}
