package io.techpack.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.raster.Lab;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours that are not sRGB come out as what they look like. */
class PictureColoursTest {

    private static final int[] WHITE_AND_PRIMARIES_OF_P3 = {
        31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000
    };

    private final PictureReader reader =
            new PictureReader(new PictureLimits(1_000_000, 1, 8192, 64 << 20));

    /** Measured: the same red as samples of Display P3 and as sRGB, and a denim in Adobe RGB. */
    @Test
    void known_colours_of_display_p3_and_adobe_rgb_are_found() throws UnreadablePicture {
        assertNear(png(0xA34448, TestProfiles.displayP3()), 0xB03C46, 2);
        assertNear(png(0x293F59, TestProfiles.adobeRgb()), 0x133F5D, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x808080, 0xC04030, 0x30A050, 0x3050C0, 0xE0C040, 0x202830, 0xF4F0E8})
    void patches_survive_the_way_through_a_wide_gamut_profile(int srgb) throws UnreadablePicture {
        int p3 = inDisplayP3(srgb);

        assertNear(png(p3, TestProfiles.displayP3()), srgb, 2);
        assertNear(jpeg(p3, TestProfiles.displayP3()), srgb, 3);
        assertNear(
                picture(
                        new TestPng(4, 4, 8, 2, false)
                                .chunk("cICP", (byte) 12, (byte) 13, (byte) 0, (byte) 1),
                        p3),
                srgb,
                2);
        assertNear(
                picture(
                        new TestPng(4, 4, 8, 2, false).numbers("cHRM", WHITE_AND_PRIMARIES_OF_P3),
                        p3),
                srgb,
                2);
    }

    @Test
    void a_gamma_brightens_what_was_written_as_light_and_leaves_srgb_alone()
            throws UnreadablePicture {
        TestPng light = new TestPng(4, 4, 8, 2, false).numbers("gAMA", 100_000);
        TestPng usual = new TestPng(4, 4, 8, 2, false).numbers("gAMA", 45_455);
        TestPng grey = new TestPng(4, 4, 8, 0, false).numbers("gAMA", 100_000);

        assertThat(picture(light, 0x808080)).isEqualTo(0xBCBCBC);
        assertThat(picture(usual, 0x123456)).isEqualTo(0x123456);
        assertThat(reader.decode(grey.flat(4, 4, 0x80)).argb(1, 1)).isEqualTo(0xFFBCBCBC);
    }

    @Test
    void what_is_said_first_in_the_standards_order_counts() throws UnreadablePicture {
        TestPng srgbOverGamma =
                new TestPng(4, 4, 8, 2, false).chunk("sRGB", (byte) 0).numbers("gAMA", 100_000);
        TestPng codeOverProfile =
                new TestPng(4, 4, 8, 2, false)
                        .chunk("cICP", (byte) 1, (byte) 13, (byte) 0, (byte) 1)
                        .profile(TestProfiles.adobeRgb());
        TestPng profileOverSrgb =
                new TestPng(4, 4, 8, 2, false)
                        .profile(TestProfiles.adobeRgb())
                        .chunk("sRGB", (byte) 0);

        assertThat(picture(srgbOverGamma, 0x293F59)).isEqualTo(0x293F59);
        assertThat(picture(codeOverProfile, 0x293F59)).isEqualTo(0x293F59);
        assertNear(picture(profileOverSrgb, 0x293F59), 0x133F5D, 2);
    }

    @Test
    void grey_has_a_profile_of_its_own_and_one_of_another_kind_is_ignored()
            throws UnreadablePicture {
        byte[] grey = new TestPng(4, 4, 8, 0, false).profile(TestProfiles.grey()).flat(4, 4, 0x80);
        byte[] other =
                new TestPng(4, 4, 8, 0, false).profile(TestProfiles.adobeRgb()).flat(4, 4, 0x80);

        // 0.5 to the power of 1.8, as sRGB
        assertNear(reader.decode(grey).argb(1, 1) & 0xFFFFFF, 0x929292, 2);
        assertThat(reader.decode(other).argb(1, 1)).isEqualTo(0xFF808080);
        assertThat(png(0x405060, TestProfiles.grey())).isEqualTo(0x405060);
    }

    @Test
    void a_broken_an_endless_or_a_senseless_one_is_ignored() throws UnreadablePicture {
        byte[] cut = Arrays.copyOf(TestProfiles.displayP3(), 200);
        TestPng noZlib =
                new TestPng(4, 4, 8, 2, false)
                        .chunk("iCCP", (byte) 'p', (byte) 0, (byte) 0, (byte) 9);
        TestPng noName = new TestPng(4, 4, 8, 2, false).chunk("iCCP", new byte[] {1, 1, 1, 1});
        TestPng bomb = new TestPng(4, 4, 8, 2, false).profile(new byte[20_000_000]);
        TestPng flat = new TestPng(4, 4, 8, 2, false).numbers("cHRM", new int[8]);
        TestPng noGamma = new TestPng(4, 4, 8, 2, false).numbers("gAMA", 0);
        TestPng pq =
                new TestPng(4, 4, 8, 2, false)
                        .chunk("cICP", (byte) 9, (byte) 16, (byte) 0, (byte) 1);

        assertThat(png(0x405060, cut)).isEqualTo(0x405060);
        for (TestPng png : new TestPng[] {noZlib, noName, bomb, flat, noGamma, pq}) {
            assertThat(picture(png, 0x405060)).isEqualTo(0x405060);
        }
    }

    private int png(int rgb, byte[] profile) throws UnreadablePicture {
        return picture(new TestPng(4, 4, 8, 2, false).profile(profile), rgb);
    }

    private int picture(TestPng png, int rgb) throws UnreadablePicture {
        byte[] bytes = png.flat(4, 4, rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
        return reader.decode(bytes).argb(1, 1) & 0xFFFFFF;
    }

    /** The profile in two segments, the later part first. */
    private int jpeg(int rgb, byte[] profile) throws UnreadablePicture {
        int[] pixels = new int[16 * 16];
        Arrays.fill(pixels, 0xFF000000 | rgb);
        byte[] plain = Picture.of(16, 16, pixels).jpeg(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        int half = profile.length / 2;
        out.writeBytes(segment(2, Arrays.copyOfRange(profile, half, profile.length)));
        out.writeBytes(segment(1, Arrays.copyOf(profile, half)));
        out.write(plain, 2, plain.length - 2);
        return reader.decode(out.toByteArray()).argb(5, 5) & 0xFFFFFF;
    }

    private static byte[] segment(int number, byte[] part) {
        return new HeaderFixtures()
                .bytes(0xFF, 0xE2)
                .big16(16 + part.length)
                .ascii("ICC_PROFILE\0")
                .bytes(number, 2)
                .ascii(new String(part, StandardCharsets.ISO_8859_1))
                .done();
    }

    private static void assertNear(int rgb, int expected, double most) {
        Lab found = Lab.of(rgb);
        Lab wanted = Lab.of(expected);
        double difference =
                Math.hypot(
                        found.l() - wanted.l(),
                        Math.hypot(found.a() - wanted.a(), found.b() - wanted.b()));
        assertThat(difference).as("#%06x for #%06x", rgb, expected).isLessThanOrEqualTo(most);
    }

    /** By the matrix that CSS Color 4 publishes, from linear sRGB to linear Display P3. */
    private static int inDisplayP3(int srgb) {
        double red = RgbColours.srgbDecoded((srgb >> 16) / 255.0);
        double green = RgbColours.srgbDecoded((srgb >> 8 & 0xFF) / 255.0);
        double blue = RgbColours.srgbDecoded((srgb & 0xFF) / 255.0);
        return encoded(0.8224620 * red + 0.1775380 * green) << 16
                | encoded(0.0331942 * red + 0.9668058 * green) << 8
                | encoded(0.0170826 * red + 0.0723974 * green + 0.9105199 * blue);
    }

    private static int encoded(double light) {
        double sample =
                light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
        return (int) Math.round(sample * 255);
    }
}
