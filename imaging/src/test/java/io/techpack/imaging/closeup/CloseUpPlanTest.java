package io.techpack.imaging.closeup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.imaging.Garment;
import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.TestGarments;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.sample.SampleKind;
import java.util.Arrays;
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
}
