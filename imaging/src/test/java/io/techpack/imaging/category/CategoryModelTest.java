package io.techpack.imaging.category;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.Garment;
import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.TestGarments;
import io.techpack.imaging.kind.GarmentCategory;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.sample.SampleGarment;
import io.techpack.imaging.sample.SampleKind;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CategoryModelTest {

    @ParameterizedTest
    @EnumSource(value = SampleKind.class, mode = EnumSource.Mode.EXCLUDE, names = "HOODIE")
    void a_drawn_garment_is_named_rightly(SampleKind kind) {
        CategoryGuess guess = TestGarments.read(kind).category();
        assertThat(guess.kind()).isEqualTo(kind.garmentClass());
        assertThat(guess.category()).isEqualTo(GarmentCategory.APPAREL);
        assertThat(guess.subcategory())
                .isIn(kind.garmentClass().label(), kind.garmentClass().group().label());
        assertThat(guess.confidence()).isBetween(0.5, 1.0);
        assertThat(guess.topThree()).hasSize(3);
        assertThat(guess.reasoning()).contains("%").endsWith(".");
        assertThat(guess.refusal()).isEmpty();
    }

    @Test
    void the_drawn_hoodie_is_at_least_among_the_three_likeliest() {
        CategoryGuess guess = TestGarments.read(SampleKind.HOODIE).category();
        assertThat(guess.topThree()).extracting(Candidate::kind).contains(GarmentClass.HOODIE);
        assertThat(guess.refusal()).isEmpty();
    }

    @Test
    void noise_is_hardly_a_guess_and_says_why() throws InterruptedException {
        Random random = new Random(2);
        int[] pixels = new int[320 * 320];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 0xFF000000 | random.nextInt(0x1000000);
        }
        CategoryGuess guess = GarmentReader.read(Picture.of(320, 320, pixels)).category();
        assertThat(guess.confidence()).isLessThanOrEqualTo(0.2);
        assertThat(guess.reasoning()).contains("hardly more than a guess");
    }

    @Test
    void a_thin_stick_is_not_passed_off_as_a_garment() throws InterruptedException {
        int[] pixels = new int[400 * 400];
        for (int i = 0; i < pixels.length; i++) {
            boolean stick = i / 400 > 190 && i / 400 < 205 && i % 400 > 60 && i % 400 < 340;
            pixels[i] = stick ? 0xFF202020 : 0xFFF0F0F0;
        }
        Garment stick = GarmentReader.read(Picture.of(400, 400, pixels));
        assertThat(stick.category().confidence()).isLessThanOrEqualTo(0.2);
    }

    /** Drawn garments beside each other on one sheet. */
    private static CategoryGuess montage(SampleKind left, SampleKind right)
            throws InterruptedException {
        BufferedImage sheet = new BufferedImage(840, 500, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(new Color(0xDAD5CC));
        graphics.fillRect(0, 0, 840, 500);
        graphics.drawImage(cutOut(left), 20, 0, 400, 500, null);
        graphics.drawImage(cutOut(right), 430, 0, 400, 500, null);
        graphics.dispose();
        return GarmentReader.read(Picture.of(sheet)).category();
    }

    private static BufferedImage cutOut(SampleKind kind) {
        SampleGarment drawn = TestGarments.drawn(kind);
        Picture picture = drawn.picture();
        int[] pixels = new int[drawn.truth().size()];
        for (int i = 0; i < pixels.length; i++) {
            int row = i / picture.width();
            pixels[i] = drawn.truth().at(i) ? picture.argb(i % picture.width(), row) : 0;
        }
        return Picture.of(picture.width(), picture.height(), pixels).toImage();
    }

    @Test
    void a_montage_of_two_garments_is_refused_with_how_many_there_are()
            throws InterruptedException {
        for (SampleKind right : List.of(SampleKind.T_SHIRT_BACK, SampleKind.TROUSERS)) {
            assertThat(montage(SampleKind.T_SHIRT, right).refusal())
                    .hasValueSatisfying(why -> assertThat(why).contains("2 products"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "APPAREL,t-shirt,T_SHIRT",
        "APPAREL,Crew-neck T-Shirt,T_SHIRT",
        "APPAREL,tops,T_SHIRT",
        "APPAREL,slim jeans,PANTS",
        "APPAREL,shirt dress,DRESS",
        "APPAREL,sweatshirt,LONGSLEEVE",
        "APPAREL,unknown,T_SHIRT",
        "FOOTWEAR,sneakers,SHOES",
        "FOOTWEAR,,SHOES",
        "BAGS,tote,BAG",
        "FURNITURE,chair,OBJECT",
        "JEWELRY,ring,OBJECT",
        "APPAREL,button-down shirt,SHIRT"
    })
    void a_category_given_from_outside_is_understood(
            GarmentCategory category, String words, GarmentClass expected) {
        assertThat(GarmentClass.described(category, words == null ? "" : words))
                .isEqualTo(expected);
    }
}
