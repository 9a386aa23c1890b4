package io.techpack.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.imaging.picture.UnreadablePicture.Kind;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {

    private static final PictureLimits SMALL_ALLOWED =
            new PictureLimits(100_000, 8, 8192, 40 << 20);

    private final PictureReader strict = new PictureReader(PictureLimits.STANDARD);
    private final PictureReader reader = new PictureReader(SMALL_ALLOWED);

    @Test
    void the_standard_limits_are_ten_megabytes_and_256_to_8192_pixels() {
        assertThat(PictureLimits.STANDARD)
                .isEqualTo(new PictureLimits(10_000_000, 256, 8192, 256L << 20));
    }

    @Test
    void a_text_file_renamed_to_jpg_is_refused_as_unsupported() {
        byte[] text = "dear sir, this is not a picture at all".getBytes(StandardCharsets.UTF_8);
        assertRefused(() -> strict.decode(text), Kind.UNSUPPORTED_TYPE, "not a JPEG, PNG or WebP");
    }

    @Test
    void an_empty_file_is_refused_as_unsupported() {
        assertRefused(() -> strict.inspect(new byte[0]), Kind.UNSUPPORTED_TYPE, "empty");
    }

    @Test
    void a_gif_is_refused_as_unsupported() {
        assertRefused(
                () -> strict.decode("GIF89a.........".getBytes(StandardCharsets.US_ASCII)),
                Kind.UNSUPPORTED_TYPE,
                "Convert");
    }

    @Test
    void heic_and_avif_are_refused_by_name_whatever_the_file_is_called() {
        String brands = "ftyp%s\0\0\0\0mif1%s";
        assertRefused(
                () ->
                        new PictureReader(PictureLimits.STANDARD)
                                .decode(box(brands.formatted("heic", "miaf"))),
                Kind.UNSUPPORTED_TYPE,
                "HEIC");
        assertRefused(
                () ->
                        new PictureReader(PictureLimits.STANDARD)
                                .decode(box(brands.formatted("mif1", "heix"))),
                Kind.UNSUPPORTED_TYPE,
                "Export it as JPEG");
        assertRefused(
                () ->
                        new PictureReader(PictureLimits.STANDARD)
                                .decode(box(brands.formatted("mif1", "avif"))),
                Kind.UNSUPPORTED_TYPE,
                "AVIF");
        assertRefused(
                () ->
                        new PictureReader(PictureLimits.STANDARD)
                                .decode(box("ftypisom\0\0\0\0mp41iso2")),
                Kind.UNSUPPORTED_TYPE,
                "not a JPEG, PNG or WebP");
    }

    private static byte[] box(String content) {
        return ("\0\0\0\30" + content).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void too_many_bytes_are_refused_before_the_type_is_looked_at() {
        assertRefused(() -> strict.decode(new byte[10_000_001]), Kind.TOO_LARGE, "10,000,001");
    }

    @Test
    void a_png_header_of_20000_by_20000_is_refused_without_decoding() {
        assertRefused(
                () -> strict.decode(pngHeader(20_000, 20_000)),
                Kind.BAD_DIMENSIONS,
                "20000 × 20000");
    }

    @Test
    void what_would_take_too_much_memory_is_refused_by_its_header() throws UnreadablePicture {
        byte[] interlaced = pngHeader(8000, 8000);
        interlaced[28] = 1;
        assertThat(strict.inspect(pngHeader(8000, 8000)).width()).isEqualTo(8000);
        assertRefused(
                () -> strict.inspect(interlaced), Kind.TOO_COSTLY, "at most 256 MB are given");
    }

    @Test
    void a_png_header_of_negative_size_is_corrupt() {
        assertRefused(() -> strict.inspect(pngHeader(-5, 300)), Kind.CORRUPT, "damaged");
    }

    @Test
    void one_pixel_is_refused_with_its_size_and_the_limit() {
        byte[] pixel = Picture.of(1, 1, new int[] {0xFFFF0000}).png();
        assertRefused(
                () -> strict.decode(pixel),
                Kind.BAD_DIMENSIONS,
                "1 × 1 pixels; each side needs at least 256");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 60, 300, 900})
    void a_truncated_png_is_corrupt(int length) {
        byte[] whole = noise(64, 64).png();
        assertRefused(
                () -> reader.decode(Arrays.copyOf(whole, length)),
                Kind.CORRUPT,
                "damaged or incomplete");
    }

    @Test
    void a_jpeg_without_pixels_is_corrupt() {
        byte[] whole = noise(64, 64).jpeg(0.9);
        assertRefused(() -> reader.decode(Arrays.copyOf(whole, 30)), Kind.CORRUPT, "JPEG");
    }

    @Test
    void a_jpeg_or_webp_that_was_cut_short_is_corrupt_and_not_half_grey() throws IOException {
        byte[] jpeg = noise(64, 64).jpeg(0.9);
        assertRefused(
                () -> reader.decode(Arrays.copyOf(jpeg, jpeg.length * 6 / 10)),
                Kind.CORRUPT,
                "incomplete");
        byte[] webp = fixture("lossy.webp");
        assertRefused(
                () -> reader.decode(Arrays.copyOf(webp, webp.length - 20)),
                Kind.CORRUPT,
                "incomplete");
    }

    @Test
    void random_damage_never_escapes_as_another_exception() throws IOException {
        Random random = new Random(11);
        for (String name :
                new String[] {
                    "red-corner-orientation-6.jpg",
                    "half-transparent.webp",
                    "lossy.webp",
                    "palette.png",
                    "cmyk.jpg"
                }) {
            byte[] good = fixture(name);
            for (int round = 0; round < 60; round++) {
                byte[] bad = good.clone();
                for (int hit = 0; hit < 1 + round / 6; hit++) {
                    bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
                }
                try {
                    assertThat(reader.decode(bad).width()).isPositive();
                } catch (UnreadablePicture refused) {
                    assertThat(refused.sentence()).isNotBlank();
                }
            }
        }
    }

    @Test
    void a_jpeg_keeps_its_size_and_colours() throws UnreadablePicture {
        Picture decoded = strict.decode(flat(320, 300, new Color(200, 40, 40)).jpeg(0.95));
        assertThat(decoded.width()).isEqualTo(320);
        assertThat(decoded.height()).isEqualTo(300);
        assertNear(decoded, 100, 100, 200, 40, 40);
        assertThat(strict.inspect(flat(320, 300, Color.RED).jpeg(0.9)))
                .isEqualTo(new PictureInfo(PictureFormat.JPEG, 320, 300));
    }

    @ParameterizedTest
    @CsvSource({
        "1,48,32,LT",
        "2,48,32,RT",
        "3,48,32,RB",
        "4,48,32,LB",
        "5,32,48,LT",
        "6,32,48,RT",
        "7,32,48,RB",
        "8,32,48,LB"
    })
    void the_camera_orientation_is_applied(int orientation, int width, int height, String corner)
            throws IOException, UnreadablePicture {
        byte[] jpeg = fixture("red-corner-orientation-6.jpg");
        jpeg[indexOf(jpeg, new byte[] {0x01, 0x12, 0x00, 0x03}) + 9] = (byte) orientation;
        Picture picture = reader.decode(jpeg);
        assertThat(picture.width()).isEqualTo(width);
        assertThat(picture.height()).isEqualTo(height);
        int x = corner.startsWith("L") ? 5 : width - 6;
        int y = corner.endsWith("T") ? 5 : height - 6;
        assertNear(picture, x, y, 220, 30, 30);
        assertNear(picture, width - 1 - x, height - 1 - y, 30, 60, 220);
    }

    /** A directory with nothing but the orientation, as a long: 6, turned to the right. */
    private static byte[] exif() {
        return new HeaderFixtures()
                .ascii("MM\0*")
                .big32(8)
                .big16(1)
                .big16(0x0112)
                .big16(4)
                .big32(1)
                .big32(6)
                .big32(0)
                .done();
    }

    @Test
    void the_camera_orientation_is_applied_in_every_format_also_as_a_long()
            throws UnreadablePicture {
        byte[] flat = flat(32, 16, Color.RED).jpeg(0.9);
        byte[] jpeg =
                new HeaderFixtures()
                        .bytes(0xFF, 0xD8, 0xFF, 0xE1)
                        .big16(2 + 6 + exif().length)
                        .ascii("Exif\0\0" + new String(exif(), StandardCharsets.ISO_8859_1))
                        .ascii(new String(flat, 2, flat.length - 2, StandardCharsets.ISO_8859_1))
                        .done();
        byte[] png = new TestPng(32, 16, 8, 0, false).chunk("eXIf", exif()).flat(32, 16, 9);
        byte[] webp = TestWebp.withExif(TestWebp.flat(32, 16, 0xFF102030), exif());
        for (byte[] turned : new byte[][] {jpeg, png, webp}) {
            Picture picture = reader.decode(turned);
            assertThat(picture.width()).isEqualTo(16);
            assertThat(picture.height()).isEqualTo(32);
        }
    }

    @Test
    void a_png_with_alpha_stays_transparent_and_turns_white_as_jpeg() throws UnreadablePicture {
        int[] pixels = new int[32 * 32];
        Arrays.fill(pixels, 16 * 32, 32 * 32, 0xFF14A03C);
        Picture decoded = reader.decode(Picture.of(32, 32, pixels).png());
        assertThat(decoded.opaque()).isFalse();
        assertThat(decoded.argb(5, 5) >>> 24).isZero();
        assertNear(decoded, 5, 25, 20, 160, 60);
        assertNear(reader.decode(decoded.jpeg(0.95)), 5, 3, 255, 255, 255);
    }

    @Test
    void a_palette_png_with_a_transparent_entry_is_read() throws IOException, UnreadablePicture {
        Picture picture = reader.decode(fixture("palette.png"));
        assertThat(picture.argb(4, 4) >>> 24).isZero();
        assertNear(picture, 28, 16, 20, 160, 60);
    }

    @Test
    void webp_is_read_lossless_lossy_and_with_alpha() throws IOException, UnreadablePicture {
        Picture lossless = reader.decode(fixture("half-transparent.webp"));
        assertThat(lossless.argb(4, 4) >>> 24).isZero();
        assertNear(lossless, 28, 16, 20, 160, 60);
        assertNear(reader.decode(fixture("lossy.webp")), 6, 16, 220, 30, 30);
        Picture lossyAlpha = reader.decode(fixture("lossy-alpha.webp"));
        assertThat(lossyAlpha.argb(4, 4) >>> 24).isLessThan(20);
        assertThat(reader.inspect(fixture("lossy-alpha.webp")))
                .isEqualTo(new PictureInfo(PictureFormat.WEBP, 48, 32));
    }

    @Test
    void a_cmyk_jpeg_comes_out_in_rgb() throws IOException, UnreadablePicture {
        int rgb = reader.decode(fixture("cmyk.jpg")).argb(16, 16);
        assertThat(rgb >> 16 & 0xFF).isGreaterThan(150);
        assertThat(rgb & 0xFF).isLessThan(110);
    }

    @Test
    void scaling_keeps_proportions_and_the_mean_colour() {
        Picture scaled = noise(400, 200).scaledToFit(100);
        assertThat(scaled.width()).isEqualTo(100);
        assertThat(scaled.height()).isEqualTo(50);
        assertThat(scaled.scaledToFit(500)).isSameAs(scaled);
    }

    @Test
    void a_crop_outside_is_moved_inside() {
        Picture crop = noise(100, 80).crop(90, -10, 40, 200);
        assertThat(crop.width()).isEqualTo(40);
        assertThat(crop.height()).isEqualTo(80);
    }

    private static void assertRefused(ThrowingCallable call, Kind kind, String words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        UnreadablePicture.class,
                        fault -> {
                            assertThat(fault.kind()).isEqualTo(kind);
                            assertThat(fault.sentence()).contains(words).endsWith(".");
                        });
    }

    private static void assertNear(Picture picture, int x, int y, int red, int green, int blue) {
        int rgb = picture.argb(x, y);
        assertThat(rgb >> 16 & 0xFF).isCloseTo(red, org.assertj.core.data.Offset.offset(14));
        assertThat(rgb >> 8 & 0xFF).isCloseTo(green, org.assertj.core.data.Offset.offset(14));
        assertThat(rgb & 0xFF).isCloseTo(blue, org.assertj.core.data.Offset.offset(14));
    }

    private static Picture flat(int width, int height, Color colour) {
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, colour.getRGB());
        return Picture.of(width, height, pixels);
    }

    private static Picture noise(int width, int height) {
        Random random = new Random(5);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, random.nextInt(0x1000000));
        }
        return Picture.of(image);
    }

    private static byte[] pngHeader(int width, int height) {
        ByteBuffer png = ByteBuffer.allocate(33);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}).putInt(13);
        png.put(new byte[] {'I', 'H', 'D', 'R'})
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(png.array(), 12, 17);
        return png.putInt((int) crc.getValue()).array();
    }

    private static int indexOf(byte[] data, byte[] part) {
        for (int i = 0; i < data.length - part.length; i++) {
            if (Arrays.equals(data, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("the fixture has no orientation");
    }

    private static byte[] fixture(String name) throws IOException {
        try (InputStream input = PictureReaderTest.class.getResourceAsStream(name)) {
            assertThat(input).as(name).isNotNull();
            return input.readAllBytes();
        }
    }
}
