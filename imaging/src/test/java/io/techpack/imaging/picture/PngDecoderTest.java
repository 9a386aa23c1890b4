package io.techpack.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngDecoderTest {

    private final PictureReader reader =
            new PictureReader(new PictureLimits(1_000_000, 1, 8192, 64 << 20));

    @Test
    void grey_with_alpha_is_as_dark_as_the_same_grey_without() throws UnreadablePicture {
        Picture plain = reader.decode(new TestPng(8, 8, 8, 0, false).flat(8, 8, 0x33));
        Picture alpha = reader.decode(new TestPng(8, 8, 8, 4, false).flat(8, 8, 0x33, 0xFF));
        Picture half = reader.decode(new TestPng(8, 8, 8, 4, false).flat(8, 8, 0x33, 0x80));

        assertThat(plain.argb(3, 3)).isEqualTo(0xFF333333);
        assertThat(alpha.argb(3, 3)).isEqualTo(0xFF333333);
        assertThat(half.argb(3, 3)).isEqualTo(0x80333333);
        assertThat(alpha.opaque()).isTrue();
        assertThat(half.opaque()).isFalse();
    }

    @Test
    void grey_with_a_transparent_level_keeps_the_others_as_they_are() throws UnreadablePicture {
        TestPng png = new TestPng(2, 1, 8, 0, false).chunk("tRNS", (byte) 0, (byte) 0xFF);

        Picture picture = reader.decode(png.pixels(new byte[] {0, 0x60, (byte) 0xFF}));

        assertThat(picture.argb(0, 0)).isEqualTo(0xFF606060);
        assertThat(picture.argb(1, 0) >>> 24).isZero();
    }

    @Test
    void a_transparent_colour_is_compared_with_all_of_its_bits() throws UnreadablePicture {
        byte[] wide = {0x12, 0x34, 0x56, 0x78, (byte) 0x9A, (byte) 0xBC};
        byte[] row = new byte[13];
        System.arraycopy(wide, 0, row, 1, 6);
        System.arraycopy(wide, 0, row, 7, 6);
        row[12]++;

        Picture picture =
                reader.decode(new TestPng(2, 1, 16, 2, false).chunk("tRNS", wide).pixels(row));

        assertThat(picture.argb(0, 0) >>> 24).isZero();
        assertThat(picture.argb(1, 0)).isEqualTo(0xFF12569A);
    }

    @ParameterizedTest
    @CsvSource({"1,1,255", "2,2,170", "4,10,170", "8,200,200"})
    void few_levels_of_grey_go_from_black_to_white(int depth, int level, int expected)
            throws UnreadablePicture {
        int packed = level << 8 - depth;

        Picture picture =
                reader.decode(
                        new TestPng(2, 1, depth, 0, false)
                                .pixels(new byte[] {0, (byte) packed, 0}));

        assertThat(picture.argb(0, 0) & 0xFF).isEqualTo(expected);
        assertThat(picture.argb(1, 0)).isEqualTo(0xFF000000);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "127,0", "129,1", "32768,128", "65535,255"})
    void sixteen_bits_are_rounded_to_eight(int sample, int expected) throws UnreadablePicture {
        byte high = (byte) (sample >> 8);
        byte low = (byte) sample;

        assertThat(
                        reader.decode(
                                                new TestPng(1, 1, 16, 0, false)
                                                        .pixels(new byte[] {0, high, low}))
                                        .argb(0, 0)
                                & 0xFF)
                .isEqualTo(expected);
        assertThat(
                        reader.decode(
                                        new TestPng(1, 1, 16, 6, false)
                                                .pixels(
                                                        new byte[] {
                                                            0, high, low, 0, 0, high, low, -1, -1
                                                        }))
                                .argb(0, 0))
                .isEqualTo(0xFF000000 | expected << 16 | expected);
    }

    @Test
    void a_palette_has_colours_and_alphas_and_an_index_beyond_it_is_black()
            throws UnreadablePicture {
        TestPng png =
                new TestPng(3, 1, 4, 3, false)
                        .chunk(
                                "PLTE",
                                (byte) 0x11,
                                (byte) 0x22,
                                (byte) 0x33,
                                (byte) 1,
                                (byte) 2,
                                (byte) 3)
                        .chunk("tRNS", (byte) 0x40);

        Picture picture = reader.decode(png.pixels(new byte[] {0, 0x01, (byte) 0xF0}));

        assertThat(picture.argb(0, 0)).isEqualTo(0x40112233);
        assertThat(picture.argb(1, 0)).isEqualTo(0xFF010203);
        assertThat(picture.argb(2, 0)).isEqualTo(0xFF000000);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB})
    void interlaced_or_not_every_pixel_is_where_it_was_written(int type)
            throws IOException, UnreadablePicture {
        for (int[] size : new int[][] {{1, 1}, {3, 2}, {5, 9}, {16, 16}, {37, 23}}) {
            BufferedImage image = noise(size[0], size[1], type);
            for (boolean interlaced : new boolean[] {false, true}) {
                Picture picture = reader.decode(written(image, interlaced));
                for (int i = 0; i < size[0] * size[1]; i++) {
                    assertThat(picture.argb(i % size[0], i / size[0]))
                            .isEqualTo(image.getRGB(i % size[0], i / size[0]));
                }
            }
        }
    }

    @Test
    void every_filter_is_undone_on_the_first_row_and_below() throws UnreadablePicture {
        for (int filter = 1; filter <= 4; filter++) {
            byte[] rows = {(byte) filter, 10, 5, 7, (byte) filter, 1, 2, 3};

            Picture picture = reader.decode(new TestPng(3, 2, 8, 0, false).pixels(rows));

            int[] expected =
                    switch (filter) {
                        case 1 -> new int[] {10, 15, 22, 1, 3, 6};
                        case 2 -> new int[] {10, 5, 7, 11, 7, 10};
                        case 3 -> new int[] {10, 10, 12, 6, 10, 14};
                        default -> new int[] {10, 15, 22, 11, 17, 25};
                    };
            for (int i = 0; i < 6; i++) {
                assertThat(picture.argb(i % 3, i / 3) & 0xFF)
                        .as("filter %d, pixel %d", filter, i)
                        .isEqualTo(expected[i]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3,0", "16,3", "4,2", "8,5", "8,7", "0,0"})
    void a_depth_that_its_colour_type_does_not_have_is_damage(int depth, int type) {
        assertDamaged(new TestPng(1, 1, depth, type, false).pixels(new byte[20]));
    }

    @Test
    void rows_that_are_missing_or_have_no_such_filter_are_damage() {
        assertDamaged(new TestPng(4, 4, 8, 0, false).pixels(new byte[3 * 5]));
        assertDamaged(new TestPng(4, 1, 8, 0, false).pixels(new byte[] {5, 1, 2, 3, 4}));
        assertDamaged(new TestPng(4, 4, 8, 0, false).pixels(new byte[0]));
        assertDamaged(new TestPng(4, 4, 4, 3, false).pixels(new byte[12]));
    }

    private void assertDamaged(byte[] bytes) {
        assertThatThrownBy(() -> reader.decode(bytes))
                .isInstanceOfSatisfying(
                        UnreadablePicture.class,
                        fault ->
                                assertThat(fault.kind()).isEqualTo(UnreadablePicture.Kind.CORRUPT));
    }

    private static BufferedImage noise(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(width * 31L + height);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, random.nextInt() & (random.nextInt() | 0xFF00FF));
        }
        return image;
    }

    private static byte[] written(BufferedImage image, boolean interlaced) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(
                interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        byte[] png = bytes.toByteArray();
        assertThat(png[28]).isEqualTo((byte) (interlaced ? 1 : 0));
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getRGB(0, 0))
                .isEqualTo(image.getRGB(0, 0));
        return png;
    }
}
