package io.techpack.imaging.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.TestGarments;
import io.techpack.imaging.colour.TradeColour;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Lab;
import io.techpack.imaging.sample.SampleKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudioShotTest {

    @Test
    void the_product_stands_alone_on_white() throws InterruptedException {
        Picture shot = TestGarments.read(SampleKind.T_SHIRT).studioShot(Staging.PLAIN);
        assertThat(shot.width()).isEqualTo(1200);
        assertThat(shot.height()).isEqualTo(1500);
        for (int x : new int[] {5, 600, 1194}) {
            assertThat(shot.argb(x, 5) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        }
        assertThat(Lab.of(shot.argb(600, 900)).l()).isLessThan(60);
    }

    @Test
    void recolouring_moves_the_cloth_and_keeps_the_shading() throws InterruptedException {
        Picture before = TestGarments.read(SampleKind.T_SHIRT).studioShot(Staging.PLAIN);
        Picture after =
                TestGarments.read(SampleKind.T_SHIRT).studioShot(Staging.asked("make it mustard"));
        Lab cloth = Lab.of(after.argb(560, 900));
        Lab mustard = TradeColour.named("Mustard").orElseThrow().lab();
        assertThat(cloth.b()).isGreaterThan(mustard.b() - 25);
        assertThat(Lab.of(before.argb(560, 900)).b()).isNegative();
        assertThat(spread(after)).isGreaterThan(spread(before) * 0.4);
    }

    @ParameterizedTest
    @CsvSource({
        "make it navy on a light grey background,Navy,Light Grey",
        "white background please,,White",
        "a cleaner picture,,",
        "burgundy,Burgundy,",
        "keep the background in sand and the shirt olive,Olive,Sand",
        "make the background red,,Red",
        "make the background white and the shirt navy,Navy,White",
        "'burgundy, sand background',Burgundy,Sand",
        "'keep the background, make it red',Red,",
        "keep the background and make it red,Red,",
        "change backdrop to light grey,,Light Grey",
        "on a sand background navy,Navy,Sand",
        "navy blue,Navy,"
    })
    void wishes_in_plain_english_are_understood(String prompt, String colour, String background) {
        Staging staging = Staging.asked(prompt);
        assertThat(staging.recolour().map(TradeColour::name).orElse(null)).isEqualTo(colour);
        int expected =
                background == null
                        ? 0xFFFFFF
                        : TradeColour.named(background).orElseThrow().lab().toRgb();
        assertThat(staging.background()).isEqualTo(expected);
    }

    private static double spread(Picture picture) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int y = 700; y < 1100; y += 5) {
            for (int x = 450; x < 700; x += 5, count++) {
                double l = Lab.of(picture.argb(x, y)).l();
                sum += l;
                squares += l * l;
            }
        }
        return Math.sqrt(squares / count - sum / count * sum / count);
    }
}
