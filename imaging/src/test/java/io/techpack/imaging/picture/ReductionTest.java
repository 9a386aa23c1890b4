package io.techpack.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReductionTest {

    @ParameterizedTest
    @CsvSource({
        "4000,4000,1",
        "16000000,1,1",
        "16000001,1,2",
        "4096,4096,2",
        "8064,6048,2",
        "8192,8192,3",
        "12000,9000,3"
    })
    void the_smallest_whole_step_that_is_enough_is_taken(int width, int height, int step) {
        assertThat(Reduction.step(width, height)).isEqualTo(step);
        assertThat(Reduction.keptPixels(width, height))
                .isEqualTo((long) Math.ceilDiv(width, step) * Math.ceilDiv(height, step));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fine_stripes_become_the_mean_of_their_colours(boolean upright) throws IOException {
        int width = 4_200;
        int height = 4_001;
        Reduction packed = new Reduction(width, height, Orientation.UPRIGHT);
        Reduction bytes = new Reduction(width, height, Orientation.UPRIGHT);
        int[] argb = new int[width];
        byte[] rgb = new byte[3 * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean white = (upright ? x : y) % 2 == 0;
                argb[x] = white ? 0xFFFFFFFF : 0xFF000000;
                Arrays.fill(rgb, 3 * x, 3 * x + 3, (byte) (white ? 255 : 0));
            }
            packed.accept(argb);
            bytes.accept(rgb);
        }
        for (Reduction reduction : new Reduction[] {packed, bytes}) {
            Picture picture = reduction.picture(Optional.empty());
            assertThat(picture.width()).isEqualTo(2_100);
            assertThat(picture.height()).isEqualTo(2_001);
            assertThat(picture.argb(0, 0)).isEqualTo(0xFF808080);
            assertThat(picture.argb(2_099, 1_999)).isEqualTo(0xFF808080);
            // the last row stands for one row alone
            assertThat(picture.argb(7, 2_000)).isEqualTo(upright ? 0xFF808080 : 0xFFFFFFFF);
            assertThat(picture.opaque()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void means_are_exact_whatever_the_size_of_the_cells(int step) {
        Random random = new Random(step);
        int width = 5 * step + 1;
        CellSums sums = new CellSums(width, step);
        int[][] expected = new int[6][3];
        for (int y = 0; y < step; y++) {
            byte[] rgb = new byte[3 * width];
            random.nextBytes(rgb);
            for (int i = 0; i < rgb.length; i++) {
                expected[i / 3 / step][i % 3] += rgb[i] & 0xFF;
            }
            if (y == 0) {
                sums.begin(rgb);
            } else {
                sums.add(rgb);
            }
        }
        int[] means = new int[6];
        sums.opaqueMeans(step, means);
        for (int cell = 0; cell < 6; cell++) {
            int pixels = cell < 5 ? step * step : step;
            for (int c = 0; c < 3; c++) {
                assertThat(means[cell] >> 16 - 8 * c & 0xFF)
                        .isEqualTo((expected[cell][c] + pixels / 2) / pixels);
            }
        }
    }

    @Test
    void nothing_of_a_transparent_pixels_colour_bleeds_into_its_neighbour() {
        CellSums sums = new CellSums(2, 2);
        sums.add(new int[] {0xFFC00000, 0x0000FF00});
        sums.add(new int[] {0xFFC00000, 0x0000FF00});
        int[] mean = new int[1];
        sums.means(2, mean);
        assertThat(mean[0]).isEqualTo(0x80C00000);
        sums.add(new int[] {0x00123456, 0});
        sums.means(1, mean);
        assertThat(mean[0]).isZero();
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void every_row_lies_where_the_camera_says(Orientation orientation) throws IOException {
        Reduction reduction = new Reduction(3, 2, orientation);
        reduction.accept(new int[] {0xFF000001, 0xFF000002, 0xFF000003});
        reduction.accept(new int[] {0xFF000004, 0xFF000005, 0xFF000006});
        Picture picture = reduction.picture(Optional.empty());
        for (int i = 0; i < 6; i++) {
            int at = orientation.index(i % 3, i / 3, 3, 2);
            assertThat(picture.argb(at % picture.width(), at / picture.width()))
                    .isEqualTo(0xFF000001 + i);
        }
    }

    @Test
    void rows_that_never_came_and_rows_too_many_are_damage() throws IOException {
        Reduction reduction = new Reduction(2, 2, Orientation.UPRIGHT);
        reduction.accept(new int[2]);
        assertThatThrownBy(() -> reduction.picture(Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1 of 2 rows");
        reduction.accept(new int[2]);
        assertThatThrownBy(() -> reduction.accept(new int[2])).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> reduction.accept(new byte[6])).isInstanceOf(IOException.class);
    }

    @Test
    void rows_that_come_again_take_the_place_of_the_first() throws IOException {
        Reduction reduction = new Reduction(2, 1, Orientation.UPRIGHT);
        reduction.accept(new int[] {0x10000000, 0x20000000});
        reduction.restart();
        reduction.accept(new int[] {0xFF000007, 0xFF000008});
        Picture picture = reduction.picture(Optional.empty());
        assertThat(picture.argb(1, 0)).isEqualTo(0xFF000008);
        assertThat(picture.opaque()).isTrue();
    }
}
