package io.techpack.imaging.closeup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.Garment;
import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.TestGarments;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.sample.SampleKind;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloseUpPlanTest {

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8, 9, 10})
    void the_asked_number_of_shots_is_met_exactly(int count) throws InterruptedException {
        for (SampleKind kind : SampleKind.values()) {
            CloseUpPlan plan = TestGarments.read(kind).closeUpPlan(kind.garmentClass(), count);
            assertThat(plan.shots()).hasSize(count);
            assertThat(plan.shots()).extracting(Shot::shotName).doesNotHaveDuplicates();
            assertThat(plan.shots()).extracting(Shot::shotName).contains("fabric_texture");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 11})
    void fewer_than_six_or_more_than_ten_are_refused(int count) {
        assertThatThrownBy(() ->
                        TestGarments.read(SampleKind.DRESS).closeUpPlan(GarmentClass.DRESS, count))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6 to 10");
    }

    @Test
    void even_an_empty_picture_gives_its_shots() throws InterruptedException {
        int[] pixels = new int[256 * 256];
        Arrays.fill(pixels, 0xFF445566);
        Garment empty = GarmentReader.read(Picture.of(256, 256, pixels));
        assertThat(empty.closeUpPlan(GarmentClass.OBJECT, 10).shots()).hasSize(10);
    }

    @Test
    void a_very_narrow_picture_gives_its_shots() throws InterruptedException {
        int[] pixels = new int[64 * 2048];
        Arrays.setAll(pixels, i -> i / 64 > 300 && i / 64 < 1700 ? 0xFF203040 : 0xFFEEEEEE);
        Garment narrow = GarmentReader.read(Picture.of(64, 2048, pixels));
        for (Shot shot : narrow.closeUpPlan(GarmentClass.PANTS, 10).shots()) {
            assertThat(narrow.closeUp(shot).picture().width()).isGreaterThanOrEqualTo(512);
        }
    }

    @ParameterizedTest
    @EnumSource(SampleKind.class)
    void a_close_up_is_large_enough_and_described(SampleKind kind) throws InterruptedException {
        Garment garment = TestGarments.read(kind);
        for (Shot shot : garment.closeUpPlan(kind.garmentClass(), 6).shots()) {
            CloseUp closeUp = garment.closeUp(shot);
            assertThat(Math.min(closeUp.picture().width(), closeUp.picture().height()))
                    .isGreaterThanOrEqualTo(512);
            assertThat(closeUp.caption()).startsWith(shot.focusArea()).endsWith(".");
        }
    }

    @Test
    void the_fabric_shot_shows_nothing_but_cloth() throws InterruptedException {
        Garment shirt = TestGarments.read(SampleKind.T_SHIRT);
        Shot fabric =
                shirt.closeUpPlan(GarmentClass.T_SHIRT, 8).shots().stream()
                        .filter(shot -> shot.shotName().equals("fabric_texture"))
                        .findFirst()
                        .orElseThrow();
        assertThat(shirt.closeUp(fabric).palette().mainShare()).isGreaterThan(0.9);
    }

    @Test
    void a_print_is_shown_whole_and_first() throws InterruptedException {
        Picture drawn = TestGarments.drawn(SampleKind.T_SHIRT).picture();
        BufferedImage image = drawn.toImage();
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0xF4F1EA));
        graphics.fill(new Ellipse2D.Double(500, 620, 200, 160));
        graphics.dispose();
        Garment shirt = GarmentReader.read(Picture.of(image));
        AbsentParts none = new AbsentParts(Set.of(), true);
        assertThat(shirt.closeUpPlan(GarmentClass.T_SHIRT, 8, none).shots())
                .extracting(Shot::shotName)
                .hasSize(8)
                .doesNotContain("print");

        Region print = shirt.analysis(GarmentClass.T_SHIRT, Optional.empty()).print().orElseThrow();
        assertThat(print.x() * drawn.width()).isCloseTo(500, within(14.0));
        assertThat(print.y() * drawn.height()).isCloseTo(620, within(14.0));
        assertThat(print.width() * drawn.width()).isCloseTo(200, within(24.0));
        assertThat(print.height() * drawn.height()).isCloseTo(160, within(24.0));

        Shot first = shirt.closeUpPlan(GarmentClass.T_SHIRT, 8).shots().getFirst();
        assertThat(first.shotName()).isEqualTo("print");
        assertThat(first.region().x()).isLessThan(print.x());
        assertThat(first.region().y()).isLessThan(print.y());
        assertThat(first.region().x() + first.region().width())
                .isGreaterThan(print.x() + print.width());
        assertThat(first.region().y() + first.region().height())
                .isGreaterThan(print.y() + print.height());
    }

    @Test
    void what_the_outline_does_not_show_lends_no_name() throws InterruptedException {
        assertThat(names(SampleKind.DRESS)).doesNotContain("cuff", "underarm", "print");
        assertThat(names(SampleKind.TROUSERS))
                .contains("waistband", "hip")
                .noneMatch(name -> name.contains("pocket") || name.contains("fly"));
        assertThat(names(SampleKind.T_SHIRT)).contains("cuff", "collar_neckline");
    }

    @Test
    void no_shot_is_named_after_what_a_person_said_there_is_not() throws InterruptedException {
        List<Shot> shots =
                TestGarments.read(SampleKind.T_SHIRT)
                        .closeUpPlan(
                                GarmentClass.T_SHIRT,
                                10,
                                new AbsentParts(
                                        Set.of(
                                                Trait.COLLAR,
                                                Trait.POCKETS,
                                                Trait.CLOSURE,
                                                Trait.SLEEVE),
                                        true))
                        .shots();

        assertThat(shots).extracting(Shot::shotName).contains("neckline").doesNotContain("cuff");
        assertThat(shots)
                .extracting(shot -> shot.shotName() + shot.focusArea() + shot.purpose())
                .noneMatch(words ->
                        words.toLowerCase(Locale.ROOT)
                                .matches(".*(collar|pocket|closure|sleeve|print).*"));
        assertThat(shots)
                .extracting(Shot::purpose)
                .contains("How the cloth lies here", "Label, where there is one");
    }

    private static List<String> names(SampleKind kind) throws InterruptedException {
        return TestGarments.read(kind).closeUpPlan(kind.garmentClass(), 10).shots().stream()
                .map(Shot::shotName)
                .toList();
    }
}
