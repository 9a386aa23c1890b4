package io.techpack.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.imaging.picture.UnreadablePicture.Kind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegDecoderTest {

    private final PictureReader reader =
            new PictureReader(new PictureLimits(4_000_000, 8, 8192, 64 << 20));

    @Test
    void what_follows_the_end_of_a_picture_is_not_looked_at() throws Exception {
        byte[] photo = written(false, false);
        Random random = new Random(3);
        byte[] clip = new byte[50_000];
        random.nextBytes(clip);
        byte[] next = written(true, false);

        assertSame(reader.decode(joined(photo, clip)), reader.decode(photo));
        assertSame(reader.decode(joined(photo, next, clip)), reader.decode(photo));
        assertSame(
                reader.decode(joined(photo, new byte[] {-1, (byte) 0xDA, 0, 3, 1})),
                reader.decode(photo));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 0.8, 0.97})
    void a_part_that_is_missing_before_the_end_marker_is_damage(double part) throws IOException {
        for (byte[] whole :
                new byte[][] {written(false, false), written(false, true), written(true, false)}) {
            byte[] cut = Arrays.copyOf(whole, (int) (whole.length * part));

            assertRefused(cut, Kind.CORRUPT, "damaged or incomplete");
            assertRefused(joined(cut, end()), Kind.CORRUPT, "damaged or incomplete");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_part_that_is_zero_is_damage_whatever_its_code_means(boolean ownCodes)
            throws IOException {
        byte[] whole = written(false, ownCodes);
        for (int share = 2; share <= 4; share++) {
            byte[] zeroed = whole.clone();
            Arrays.fill(zeroed, zeroed.length - zeroed.length / share, zeroed.length - 2, (byte) 0);

            assertRefused(zeroed, Kind.CORRUPT, "damaged or incomplete");
        }
    }

    @Test
    void a_progressive_one_looks_as_it_does_in_one_pass() throws Exception {
        Picture progressive = reader.decode(written(true, false));
        Picture baseline = reader.decode(written(false, false));

        assertSame(progressive, baseline);
    }

    @Test
    void passes_without_end_are_refused_at_once() throws IOException {
        byte[] progressive = written(true, false);
        int scan = lastScan(progressive);
        byte[] pass = Arrays.copyOfRange(progressive, scan, progressive.length - 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(progressive, 0, progressive.length - 2);
        while (out.size() < 3_900_000) {
            out.writeBytes(pass);
        }
        out.writeBytes(end());
        byte[] many = out.toByteArray();

        long start = System.nanoTime();
        assertRefused(many, Kind.TOO_COSTLY, "passes");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void a_hundred_passes_are_taken_and_one_more_is_not() throws Exception {
        byte[] progressive = written(true, false);
        int scan = lastScan(progressive);
        int scans = scans(progressive);
        byte[] refinement = Arrays.copyOfRange(progressive, scan, progressive.length - 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(progressive, 0, progressive.length - 2);
        for (int i = scans; i < JpegDecoder.MOST_SCANS; i++) {
            out.writeBytes(refinement);
        }

        assertThat(scans(joined(out.toByteArray(), end()))).isEqualTo(100);
        assertThatThrownBy(() -> reader.decode(joined(out.toByteArray(), refinement, end())))
                .hasMessageContaining("101 passes");
    }

    @Test
    void without_a_word_on_its_colours_it_is_luma_and_chroma() throws Exception {
        byte[] photo = written(false, false);
        int jfif = 2;
        byte[] bare =
                joined(Arrays.copyOf(photo, 2), Arrays.copyOfRange(photo, jfif + 18, photo.length));
        assertThat(photo[3]).isEqualTo((byte) 0xE0);
        assertThat(bare[3]).isNotEqualTo((byte) 0xE0);

        assertSame(reader.decode(bare), reader.decode(photo));
    }

    @Test
    void metadata_of_any_size_and_order_does_not_matter() throws Exception {
        byte[] photo = written(false, false);
        byte[] comment = new HeaderFixtures().segment(0xFE, 60_000).done();
        byte[] thumbnail = new HeaderFixtures().segment(0xE0, 300).segment(0xED, 9).done();

        assertSame(
                reader.decode(
                        joined(
                                Arrays.copyOf(photo, 20),
                                comment,
                                thumbnail,
                                Arrays.copyOfRange(photo, 20, photo.length))),
                reader.decode(photo));
    }

    private void assertRefused(byte[] bytes, Kind kind, String words) {
        assertThatThrownBy(() -> reader.decode(bytes))
                .isInstanceOfSatisfying(
                        UnreadablePicture.class,
                        fault -> {
                            assertThat(fault.kind()).isEqualTo(kind);
                            assertThat(fault.sentence()).contains(words);
                        });
    }

    private static void assertSame(Picture found, Picture expected) {
        assertThat(found.width()).isEqualTo(expected.width());
        assertThat(found.height()).isEqualTo(expected.height());
        for (int i = 0; i < found.width() * found.height(); i++) {
            int x = i % found.width();
            int y = i / found.width();
            for (int shift = 0; shift <= 16; shift += 8) {
                int difference =
                        (found.argb(x, y) >> shift & 255) - (expected.argb(x, y) >> shift & 255);
                assertThat(Math.abs(difference)).as("at %d, %d", x, y).isLessThanOrEqualTo(4);
            }
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] end() {
        return new byte[] {(byte) 0xFF, (byte) 0xD9};
    }

    private static int lastScan(byte[] jpeg) {
        JpegSegments segments = new JpegSegments(Bytes.bigEndian(jpeg));
        int last = 0;
        while (segments.next()) {
            last = segments.marker() == JpegSegments.START_OF_SCAN ? segments.offset() : last;
        }
        return last;
    }

    private static int scans(byte[] jpeg) {
        JpegHeader header = JpegHeader.of(Bytes.bigEndian(jpeg)).orElseThrow();
        return JpegStructure.of(jpeg, header).orElseThrow().scans();
    }

    /** A flat ground, as codes of its own make it into zero bits, with a textured patch below. */
    private static byte[] written(boolean progressive, boolean ownCodes) throws IOException {
        BufferedImage image = new BufferedImage(400, 320, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(8);
        for (int y = 0; y < 320; y++) {
            for (int x = 0; x < 400; x++) {
                boolean patch = x > 100 && x < 300 && y > 40 && y < 280;
                int level = patch ? 60 + random.nextInt(90) : 0xF0;
                image.setRGB(x, y, level << 16 | (patch ? 90 : 0xF0) << 8 | level);
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(0.9f);
            parameters.setProgressiveMode(
                    progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            if (ownCodes && parameters instanceof JPEGImageWriteParam jpeg) {
                jpeg.setOptimizeHuffmanTables(true);
            }
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
