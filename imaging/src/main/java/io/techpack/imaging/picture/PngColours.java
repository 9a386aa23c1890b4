package io.techpack.imaging.picture;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Which colours a PNG's samples mean, by the first of these chunks that can be used: cICP, iCCP,
 * sRGB, gAMA with cHRM (W3C PNG, third edition, 11.3.2 and its table 8).
 */
final class PngColours {

    private static final int LARGEST_PROFILE = 4_000_000;
    private static final double UNIT = 100_000;

    private final byte[] bytes;
    private final Bytes file;
    private final PngChunks chunks;

    private PngColours(byte[] bytes, PngChunks chunks) {
        this.bytes = bytes;
        this.file = Bytes.bigEndian(bytes);
        this.chunks = chunks;
    }

    /** How its colours become sRGB; empty when they are sRGB or nothing usable is said of them. */
    static Optional<ColourTransform> of(byte[] bytes, PngChunks chunks, boolean grey) {
        PngColours colours = new PngColours(bytes, chunks);
        Optional<RgbColours> coded = colours.codePoints();
        if (coded.isPresent()) {
            return coded.get().transform();
        }
        Optional<byte[]> profile = colours.profile();
        if (profile.isPresent()) {
            return IccProfiles.transform(profile.get(), grey);
        }
        return chunks.first("sRGB", 1).isPresent()
                ? Optional.empty()
                : colours.measured().flatMap(RgbColours::transform);
    }

    /** The numbers of ITU-T H.273; a video's ranges and matrices are not for PNG. */
    private Optional<RgbColours> codePoints() {
        return chunks.first("cICP", 4)
                .map(PngChunks.Chunk::offset)
                .filter(at -> file.u8(at + 2) == 0 && file.u8(at + 3) == 1)
                .flatMap(at -> RgbColours.coded(file.u8(at), file.u8(at + 1)));
    }

    private Optional<byte[]> profile() {
        return chunks.first("iCCP", 3)
                .flatMap(chunk -> {
                    int end = chunk.offset() + chunk.length();
                    int name = chunk.offset();
                    while (name < end && bytes[name] != 0) {
                        name++;
                    }
                    return name + 2 < end ? inflated(name + 2, end) : Optional.empty();
                });
    }

    private Optional<byte[]> inflated(int from, int to) {
        byte[] profile = new byte[1 << 12];
        int length = 0;
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(bytes, from, to - from);
            while (!inflater.finished()) {
                int count = inflater.inflate(profile, length, profile.length - length);
                length += count;
                if (count == 0 && length < profile.length || length > LARGEST_PROFILE) {
                    return Optional.empty();
                }
                if (length == profile.length) {
                    profile = Arrays.copyOf(profile, 2 * length);
                }
            }
        } catch (DataFormatException damaged) {
            return Optional.empty();
        }
        return Optional.of(Arrays.copyOf(profile, length));
    }

    private Optional<RgbColours> measured() {
        Optional<Double> gamma =
                chunks.first("gAMA", 4)
                        .map(chunk -> file.u32(chunk.offset()) / UNIT)
                        .filter(value -> value >= 0.1 && value <= 10);
        Optional<double[]> primaries =
                chunks.first("cHRM", 32)
                        .map(chunk -> {
                            double[] xy = new double[8];
                            for (int i = 0; i < 8; i++) {
                                xy[i] = file.u32(chunk.offset() + 4 * i) / UNIT;
                            }
                            return xy;
                        });
        return gamma.isEmpty() && primaries.isEmpty()
                ? Optional.empty()
                : RgbColours.measured(gamma, primaries);
    }
}
