package io.techpack.imaging.picture;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Encodings that people send and that are not accepted, told by their bytes, and what to do. */
enum ForeignFormat {
    HEIC(
            "This is a HEIC picture, as iPhones take them, whatever its name says. Export it as JPEG, or set the camera to Most Compatible, and send that."),
    AVIF(
            "This is an AVIF picture, whatever its name says. Save it as JPEG, PNG or WebP and send that.");

    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1");
    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
    private static final int FIRST_BRAND = 8;
    private static final int BRAND = 4;
    private static final int MOST_BRANDS = 32;

    private final String sentence;

    ForeignFormat(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    /**
     * The format that the file type box announces (ISO/IEC 14496-12, 23008-12): the major brand,
     * its version, and the compatible brands, of which an AVIF picture has HEIF's as well.
     */
    static Optional<ForeignFormat> of(byte[] bytes) {
        if (!Bytes.startsWith(bytes, 4, 'f', 't', 'y', 'p')) {
            return Optional.empty();
        }
        boolean heic = false;
        int end = Math.min(bytes.length, FIRST_BRAND + MOST_BRANDS * BRAND);
        for (int at = FIRST_BRAND; at + BRAND <= end; at += BRAND) {
            String brand = new String(bytes, at, BRAND, StandardCharsets.ISO_8859_1);
            if (AVIF_BRANDS.contains(brand)) {
                return Optional.of(AVIF);
            }
            heic |= HEIC_BRANDS.contains(brand);
        }
        return heic ? Optional.of(HEIC) : Optional.empty();
    }
}
