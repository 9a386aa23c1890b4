package io.techpack.imaging.closeup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Lab;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.raster.TestMasks;
import io.techpack.imaging.shape.Silhouette;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WindowPickerTest {

    private final Random random = new Random(10);

    @RepeatedTest(20)
    void wherever_a_window_is_wanted_it_lies_inside_the_picture(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        int width = 26 + random.nextInt(150);
        int height = 26 + random.nextInt(150);
        Mask mask = TestMasks.random(random, width, height, 0.02).dilated(random.nextInt(8));
        DetailMap map = new DetailMap(noise(width, height), mask);
        WindowPicker picker = new WindowPicker(map, Silhouette.of(mask, width, height, false));
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Point anywhere =
                    new Point(
                            random.nextInt(3 * width) - width, random.nextInt(3 * height) - height);
            picker.near(anywhere).ifPresent(windows::add);
        }
        picker.calmest().ifPresent(windows::add);
        for (int i = 0; i < 12; i++) {
            windows.add(picker.mostDetailed());
        }
        assertThat(windows).allMatch(map::contains).allMatch(window -> window.side() > 0);
    }

    @RepeatedTest(10)
    void near_a_place_windows_show_product_and_hardly_overlap(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        Mask mask = TestMasks.of(200, 200, new Ellipse2D.Double(20, 20, 160, 160));
        DetailMap map = new DetailMap(noise(200, 200), mask);
        WindowPicker picker = new WindowPicker(map, Silhouette.of(mask, 200, 200, false));
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Point place = new Point(random.nextInt(200), random.nextInt(200));
            Optional<Window> found = picker.near(place);
            found.ifPresent(window -> {
                assertThat(map.cover(window)).isGreaterThanOrEqualTo(0.45);
                assertThat(window.overlap(windows)).isLessThanOrEqualTo(0.2);
                assertThat(Math.abs(window.centreX() - place.x())).isLessThan(window.side());
                windows.add(window);
            });
        }
        assertThat(windows).isNotEmpty();
    }

    @Test
    void the_calmest_window_avoids_what_is_printed_and_the_most_detailed_seeks_it() {
        int[] argb = new int[200 * 200];
        for (int i = 0; i < argb.length; i++) {
            boolean print = i % 200 < 90 && i / 200 < 90;
            argb[i] = 0xFF000000 | (print ? random.nextInt(0x1000000) : 0x2F5D8C);
        }
        Mask all = Mask.where(200, 200, i -> true);
        DetailMap map = new DetailMap(LabRaster.of(Picture.of(200, 200, argb)), all);
        WindowPicker picker = new WindowPicker(map, Silhouette.of(all, 200, 200, false));
        assertThat(map.detail(picker.calmest().orElseThrow())).isCloseTo(0, within(1e-9));
        Window detailed = picker.mostDetailed();
        assertThat(detailed.left() + detailed.side()).isLessThan(95);
        assertThat(detailed.top() + detailed.side()).isLessThan(95);
    }

    @Test
    void what_lies_in_the_shade_is_neither_the_fabric_nor_the_main_panel() {
        int[] argb = new int[200 * 200];
        for (int i = 0; i < argb.length; i++) {
            boolean shade = i % 200 >= 100;
            int cloth = 0x30 + random.nextInt(3);
            argb[i] = 0xFF000000 | (shade ? 0x030303 : cloth << 16 | cloth << 8 | cloth);
        }
        Mask all = Mask.where(200, 200, i -> true);
        DetailMap map = new DetailMap(LabRaster.of(Picture.of(200, 200, argb)), all);
        Silhouette silhouette = Silhouette.of(all, 200, 200, false);

        Window fabric = new WindowPicker(map, silhouette).calmest().orElseThrow();
        Window main = new WindowPicker(map, silhouette).near(new Point(100, 100)).orElseThrow();

        assertThat(map.lightness(fabric)).isGreaterThan(1);
        assertThat(map.lightness(main)).isGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({"0x0E0F12,true", "0x1B1B20,true", "0x7A7A80,false", "0xF4F4F4,false"})
    void only_a_crop_that_is_nearly_black_is_brightened_and_says_so(
            String rgb, boolean brightened) {
        int[] argb = new int[700 * 700];
        Arrays.fill(argb, 0xFF000000 | Integer.decode(rgb));
        Picture picture = Picture.of(700, 700, argb);
        Mask mask = TestMasks.of(64, 64, new Rectangle2D.Double(0, 0, 64, 64));
        Shot shot = new Shot("name", "Area", "purpose", new Region(0, 0, 1, 1), 0.5);

        CloseUp closeUp = CloseUp.of(picture, mask, Optional.empty(), shot);

        double before = Lab.of(argb[0]).l();
        double after = Lab.of(closeUp.picture().argb(300, 300)).l();
        assertThat(after > before + 15).isEqualTo(brightened);
        assertThat(closeUp.caption().contains("Brightened")).isEqualTo(brightened);
        if (!brightened) {
            assertThat(closeUp.picture().argb(300, 300)).isEqualTo(argb[0]);
        }
    }

    @RepeatedTest(10)
    void integral_images_give_the_same_means_as_counting(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        Mask mask = TestMasks.random(random, 30, 25, 0.6);
        LabRaster raster = noise(30, 25);
        DetailMap map = new DetailMap(raster, mask);
        int side = 1 + random.nextInt(20);
        Window window = new Window(random.nextInt(31 - side), random.nextInt(26 - side), side);
        int members = 0;
        double detail = 0;
        for (int y = window.top(); y < window.top() + side; y++) {
            for (int x = window.left(); x < window.left() + side; x++) {
                members += mask.at(x, y) ? 1 : 0;
                boolean inner = x > 0 && y > 0 && x < 29 && y < 24;
                detail += mask.at(x, y) && inner ? gradient(raster, y * 30 + x) : 0;
            }
        }
        assertThat(map.cover(window)).isCloseTo(members / (double) (side * side), within(1e-9));
        assertThat(map.detail(window)).isCloseTo(detail / (side * side), within(1e-4));
    }

    @RepeatedTest(20)
    void an_overlap_is_the_share_of_common_pixels(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        Window one = new Window(random.nextInt(10), random.nextInt(10), 1 + random.nextInt(10));
        Window other = new Window(random.nextInt(10), random.nextInt(10), 1 + random.nextInt(10));
        int common = 0;
        for (int i = 0; i < 900; i++) {
            common += in(one, i % 30, i / 30) && in(other, i % 30, i / 30) ? 1 : 0;
        }
        assertThat(one.overlap(List.of(other)))
                .isCloseTo(common / (double) (one.side() * one.side()), within(1e-9));
        assertThat(one.overlap(List.of(other, one))).isEqualTo(1);
        assertThat(one.overlap(List.of())).isZero();
    }

    @RepeatedTest(30)
    void a_region_of_a_leaning_picture_lies_inside_it(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        int width = 20 + random.nextInt(300);
        int height = 20 + random.nextInt(300);
        int side = 1 + random.nextInt(Math.min(width, height));
        Window window =
                new Window(
                        random.nextInt(width - side + 1), random.nextInt(height - side + 1), side);
        double tilt = random.nextInt(29) - 14;
        Region region = new InverseTilt(width, height, tilt).region(window);
        assertThat(region.width() * width).isCloseTo(side, within(1e-9));
        assertThat(region.height() * height).isCloseTo(side, within(1e-9));
        Region upright = new InverseTilt(width, height, 0).region(window);
        assertThat(upright.x() * width).isCloseTo(window.left(), within(1e-9));
        assertThat(upright.y() * height).isCloseTo(window.top(), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"10,70,60", "-10,140,40", "14,100,120", "-6,60,90"})
    void a_region_shows_what_its_window_showed_before_the_picture_was_turned(
            double tilt, int x, int y) {
        int[] argb = new int[200 * 160];
        Arrays.fill(argb, 0xFFFFFFFF);
        for (int i = 0; i < 25; i++) {
            argb[(y - 2 + i / 5) * 200 + x - 2 + i % 5] = 0xFF000000;
        }
        Picture turned = Picture.of(200, 160, argb).turned(tilt, 0xFFFFFF);
        int darkest = 0;
        for (int i = 0; i < argb.length; i++) {
            int value = turned.argb(i % 200, i / 200) & 0xFF;
            int least = turned.argb(darkest % 200, darkest / 200) & 0xFF;
            darkest = value < least ? i : darkest;
        }
        Window window = new Window(darkest % 200 - 10, darkest / 200 - 10, 20);
        Region region = new InverseTilt(200, 160, tilt).region(window);
        assertThat((region.x() + region.width() / 2) * 200).isCloseTo(x, within(4.0));
        assertThat((region.y() + region.height() / 2) * 160).isCloseTo(y, within(4.0));
    }

    @ParameterizedTest
    @CsvSource({"-0.01,0,0.5,0.5", "0,0.6,0.5,0.5", "0,0,0,0.5", "0.5,0,0.51,1", "NaN,0,0.1,0.1"})
    void a_region_that_leaves_the_picture_is_refused(
            double x, double y, double width, double height) {
        assertThatThrownBy(() -> new Region(x, y, width, height))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leaves the picture");
    }

    @ParameterizedTest
    @CsvSource({"30,900,20", "700,640,640", "1000,700,639", "1500,1300,1300", "90,90,3"})
    void a_close_up_of_any_square_is_640_to_1024_pixels_a_side(int width, int height, double side) {
        Region region = new Region(0, 0, side / width, side / height);
        Picture picture = Picture.of(width, height, new int[width * height]);
        Mask mask = TestMasks.of(64, 64, new Rectangle2D.Double(5, 5, 50, 50));
        Shot shot = new Shot("name", "Area", "purpose", region, 0.5);
        CloseUp closeUp = CloseUp.of(picture, mask, Optional.empty(), shot);
        assertThat(closeUp.picture().width()).isBetween(640, 1024);
        assertThat(closeUp.picture().height()).isBetween(640, 1024);
        assertThat(closeUp.caption()).startsWith("Area: ").endsWith(".");
    }

    @ParameterizedTest
    @EnumSource(GarmentClass.class)
    void every_class_has_parts_worth_a_close_up_each_under_its_own_name(GarmentClass kind) {
        assertThat(Focus.of(kind))
                .hasSizeGreaterThanOrEqualTo(4)
                .extracting(Focus::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(_[a-z]+)*"));
        assertThat(Focus.of(kind)).extracting(Focus::landmark).doesNotHaveDuplicates();
        assertThatThrownBy(() -> new Shot(" ", "a", "p", new Region(0, 0, 1, 1), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean in(Window window, int x, int y) {
        return x >= window.left()
                && y >= window.top()
                && x < window.left() + window.side()
                && y < window.top() + window.side();
    }

    private static double gradient(LabRaster raster, int i) {
        return slope(raster.l(), i) + 0.7 * (slope(raster.a(), i) + slope(raster.b(), i));
    }

    private static double slope(float[] plane, int i) {
        return Math.hypot(plane[i + 1] - plane[i - 1], plane[i + 30] - plane[i - 30]);
    }

    private LabRaster noise(int width, int height) {
        int[] argb = random.ints((long) width * height).map(pixel -> pixel | 0xFF000000).toArray();
        return LabRaster.of(Picture.of(width, height, argb));
    }
}
