package io.techpack.imaging.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.raster.Lab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecolouringTest {

    private static final Lab BURGUNDY = new Lab(27, 38, 18);
    private static final Lab BRIGHT_RED = new Lab(40, 62, 38);
    private static final Lab DARK_RED = new Lab(17, 22, 10);
    private static final Lab BLACK = new Lab(10, 3, 1);
    private static final Lab WHITE = new Lab(92, 1, 0);
    private static final Lab BLUE = new Lab(38, 18, -62);
    private static final Lab GREEN = new Lab(46, -50, 38);

    @Test
    void all_reds_of_a_check_become_blues_and_its_black_stays() {
        Recolouring toBlue = new Recolouring(BURGUNDY, BLUE);

        for (Lab red : new Lab[] {BURGUNDY, BRIGHT_RED, DARK_RED}) {
            Lab made = toBlue.apply(red);
            assertThat(Math.abs(made.hue() - BLUE.hue())).as(made.toString()).isLessThan(15);
            assertThat(made.chroma()).isGreaterThan(15);
        }
        assertThat(toBlue.apply(BLACK).chroma()).isLessThan(8);
        assertThat(toBlue.apply(BLACK).l()).isLessThan(16);
    }

    @Test
    void light_and_dark_of_a_check_keep_their_order() {
        Recolouring toGreen = new Recolouring(BURGUNDY, GREEN);

        assertThat(toGreen.apply(BRIGHT_RED).l()).isGreaterThan(toGreen.apply(BURGUNDY).l());
        assertThat(toGreen.apply(BURGUNDY).l()).isGreaterThan(toGreen.apply(DARK_RED).l());
        assertThat(toGreen.apply(DARK_RED).l()).isGreaterThan(toGreen.apply(BLACK).l());
    }

    @ParameterizedTest
    @ValueSource(ints = {0xF2C500, 0x1F6FD0, 0x2E9E4F, 0xFFFFFF, 0x202020})
    void a_print_of_another_hue_stays(int print) {
        Lab before = Lab.of(print);
        Lab after = new Recolouring(BURGUNDY, GREEN).apply(before);

        assertThat(after.a()).isCloseTo(before.a(), within(4.0));
        assertThat(after.b()).isCloseTo(before.b(), within(4.0));
        assertThat(after.l()).isCloseTo(before.l(), within(4.0));
    }

    @Test
    void grey_takes_the_colour_and_a_red_print_on_it_stays() {
        Recolouring toBlue = new Recolouring(new Lab(60, 0, 1), BLUE);

        assertThat(toBlue.apply(new Lab(60, 0, 1)).b()).isCloseTo(BLUE.b(), within(1.0));
        assertThat(toBlue.apply(new Lab(45, 60, 40)).a()).isGreaterThan(50);
        assertThat(toBlue.apply(WHITE).l()).isGreaterThan(60);
    }

    @Test
    void made_grey_all_tones_lose_their_hue() {
        Recolouring toGrey = new Recolouring(BURGUNDY, new Lab(55, 0, 0));

        for (Lab red : new Lab[] {BURGUNDY, BRIGHT_RED, DARK_RED}) {
            assertThat(toGrey.apply(red).chroma()).isLessThan(10);
        }
    }
}
