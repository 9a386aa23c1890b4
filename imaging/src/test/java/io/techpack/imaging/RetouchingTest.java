package io.techpack.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.closeup.Part;
import io.techpack.imaging.closeup.Region;
import io.techpack.imaging.colour.ColourShare;
import io.techpack.imaging.colour.TradeColour;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Lab;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.imaging.studio.Area;
import io.techpack.imaging.studio.Retouch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetouchingTest {

    private static final Picture BEFORE = TestGarments.drawn(SampleKind.T_SHIRT).picture();

    private static Retouching.Retouched retouched(Retouch... wanted) throws InterruptedException {
        return Retouching.of(
                TestGarments.read(SampleKind.T_SHIRT), GarmentClass.T_SHIRT, List.of(wanted));
    }

    private static Lab cloth(Picture picture) {
        return at(picture, 0.5, 0.6);
    }

    private static Lab corner(Picture picture) {
        return at(picture, 0.02, 0.02);
    }

    private static Lab at(Picture picture, double x, double y) {
        return Lab.of(picture.argb((int) (picture.width() * x), (int) (picture.height() * y)));
    }

    @Test
    void brighter_is_brighter_everywhere_and_darker_is_darker() throws InterruptedException {
        Picture brighter = retouched(new Retouch.Exposure(Area.PICTURE, 1)).picture();
        Picture darker = retouched(new Retouch.Exposure(Area.PICTURE, -1)).picture();

        assertThat(cloth(brighter).l()).isGreaterThan(cloth(BEFORE).l() + 4);
        assertThat(cloth(darker).l()).isLessThan(cloth(BEFORE).l() - 4);
        assertThat(corner(darker).l()).isLessThan(corner(BEFORE).l() - 1);
    }

    @Test
    void what_is_wanted_of_the_product_leaves_the_background_and_the_other_way_round()
            throws InterruptedException {
        Picture product = retouched(new Retouch.Exposure(Area.PRODUCT, -1)).picture();
        Picture background = retouched(new Retouch.Warmth(Area.BACKGROUND, 1)).picture();

        assertThat(corner(product).l()).isCloseTo(corner(BEFORE).l(), within(0.5));
        assertThat(cloth(product).l()).isLessThan(cloth(BEFORE).l() - 4);
        assertThat(cloth(background).b()).isCloseTo(cloth(BEFORE).b(), within(0.5));
        assertThat(corner(background).b()).isGreaterThan(corner(BEFORE).b() + 5);
    }

    @Test
    void another_colour_moves_the_cloth_and_nothing_else() throws InterruptedException {
        TradeColour mustard = TradeColour.named("Mustard").orElseThrow();
        Retouching.Retouched made = retouched(new Retouch.Recolour(mustard.lab(), mustard.name()));

        assertThat(cloth(made.picture()).b()).isGreaterThan(mustard.lab().b() - 25);
        assertThat(cloth(BEFORE).b()).isLessThan(10);
        assertThat(corner(made.picture()).b()).isCloseTo(corner(BEFORE).b(), within(1.0));
        assertThat(made.changes()).containsExactly("the product recoloured to mustard");
    }

    @Test
    void of_several_colours_it_is_said_which_one_changed_and_which_stayed() {
        TradeColour red = TradeColour.named("Red").orElseThrow();
        Retouch.Recolour recolour = new Retouch.Recolour(red.lab(), red.name());
        ColourShare navy = share("Navy", 0.7);

        assertThat(recolour.inWords(List.of(navy, share("White", 0.25), share("Mustard", 0.02))))
                .isEqualTo(
                        "the product recoloured to red: its main colour, navy, changed; white stayed");
        assertThat(recolour.inWords(List.of(navy))).isEqualTo("the product recoloured to red");
    }

    private static ColourShare share(String name, double share) {
        return new ColourShare(name, TradeColour.named(name).orElseThrow().lab(), share, 0);
    }

    @Test
    void a_colour_cast_goes_with_the_white_balance() throws InterruptedException {
        Picture yellow = retouched(new Retouch.Warmth(Area.PICTURE, 1)).picture();
        Retouching.Retouched made =
                Retouching.of(
                        GarmentReader.read(yellow),
                        GarmentClass.T_SHIRT,
                        List.of(new Retouch.Neutral(Area.PICTURE)));

        assertThat(corner(yellow).chroma()).isGreaterThan(5);
        assertThat(corner(made.picture()).chroma()).isLessThan(4);
    }

    @Test
    void a_neutral_background_needs_no_white_balance_and_says_so() throws InterruptedException {
        Picture neutral = retouched(Retouch.Ground.WHITE).picture();
        Retouching.Retouched made =
                Retouching.of(
                        GarmentReader.read(neutral),
                        GarmentClass.T_SHIRT,
                        List.of(new Retouch.Neutral(Area.PICTURE)));

        assertThat(made.changes()).isEmpty();
        assertThat(made.undone()).containsExactly("the background is neutral already");
    }

    @Test
    void a_mirror_twice_and_four_quarters_are_the_picture_again() throws InterruptedException {
        Picture once = retouched(new Retouch.Mirror(false)).picture();

        assertThat(at(once, 0.3, 0.4)).isEqualTo(at(BEFORE.mirrored(false), 0.3, 0.4));
        assertThat(once.argb(0, 7)).isEqualTo(BEFORE.argb(BEFORE.width() - 1, 7));
        Picture quarter = BEFORE.quarterTurned();
        assertThat(quarter.width()).isEqualTo(BEFORE.height());
        assertThat(quarter.argb(0, 0)).isEqualTo(BEFORE.argb(BEFORE.width() - 1, 0));
        assertThat(quarter.quarterTurned().quarterTurned().quarterTurned().argb(3, 5))
                .isEqualTo(BEFORE.argb(3, 5));
    }

    @Test
    void a_turn_is_to_the_side_that_it_says() throws InterruptedException {
        Picture left = retouched(new Retouch.Turn(90)).picture();
        Picture right = retouched(new Retouch.Turn(-90)).picture();

        assertThat(left.argb(0, 0)).isEqualTo(BEFORE.argb(BEFORE.width() - 1, 0));
        assertThat(right.argb(0, 0)).isEqualTo(BEFORE.argb(0, BEFORE.height() - 1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"COLLAR", "HEM", "CUFF", "WAIST", "SHOULDER", "CHEST"})
    void a_part_is_shown_alone_and_large_enough(Part part) throws InterruptedException {
        Retouching.Retouched made = retouched(new Retouch.Crop(Optional.of(part)));

        assertThat(made.changes().getFirst()).startsWith("cropped to the " + part.label());
        assertThat(Math.min(made.picture().width(), made.picture().height()))
                .isGreaterThanOrEqualTo(256);
    }

    @Test
    void a_part_is_taken_from_the_side_that_is_named() throws InterruptedException {
        Garment garment = TestGarments.read(SampleKind.T_SHIRT);
        double left = middle(garment.region(GarmentClass.T_SHIRT, Part.CUFF, Part.Side.LEFT));
        double right = middle(garment.region(GarmentClass.T_SHIRT, Part.CUFF, Part.Side.RIGHT));
        Retouching.Retouched made =
                retouched(new Retouch.Crop(Optional.of(Part.CUFF), Optional.of(Part.Side.RIGHT)));

        assertThat(left).isLessThan(0.4);
        assertThat(right).isGreaterThan(0.6);
        assertThat(made.changes().getFirst())
                .startsWith("cropped to the cuff on the picture's right");
    }

    @Test
    void a_part_in_the_middle_is_on_no_side() throws InterruptedException {
        Retouching.Retouched made =
                retouched(new Retouch.Crop(Optional.of(Part.COLLAR), Optional.of(Part.Side.LEFT)));

        assertThat(made.changes()).isEmpty();
        assertThat(made.undone())
                .containsExactly("the collar is in the middle of this view, not on one side");
    }

    private static double middle(Optional<Region> region) {
        return region.orElseThrow().x() + region.orElseThrow().width() / 2;
    }

    @Test
    void black_and_white_keeps_light_and_dark() throws InterruptedException {
        Retouching.Retouched made = retouched(new Retouch.Greyscale(Area.PICTURE));

        assertThat(made.changes()).containsExactly("the picture made black and white");
        for (double x = 0.1; x < 1; x += 0.2) {
            Lab before = at(BEFORE, x, 0.5);
            Lab after = at(made.picture(), x, 0.5);
            assertThat(after.chroma()).isLessThan(1.5);
            assertThat(after.l()).isCloseTo(before.l(), within(2.0));
        }
    }

    @Test
    void a_part_that_is_not_there_is_said_with_those_that_are() throws InterruptedException {
        Retouching.Retouched made = retouched(new Retouch.Crop(Optional.of(Part.KNEE)));

        assertThat(made.changes()).isEmpty();
        assertThat(made.undone().getFirst()).contains("no knee", "t-shirt", "collar, ", "hem");
    }

    @Test
    void several_are_done_in_the_order_that_makes_sense() throws InterruptedException {
        Retouching.Retouched made =
                retouched(
                        new Retouch.Crop(Optional.empty()),
                        new Retouch.Mirror(false),
                        Retouch.Ground.WHITE,
                        new Retouch.Contrast(Area.PICTURE, 1));

        assertThat(made.changes().subList(0, 3))
                .containsExactly(
                        "the picture given more contrast",
                        "cut out, upright and centred on a plain white background",
                        "mirrored left to right");
        assertThat(made.changes().get(3)).startsWith("cropped to the product");
        assertThat(made.picture().width()).isLessThan(1200);
    }
}
