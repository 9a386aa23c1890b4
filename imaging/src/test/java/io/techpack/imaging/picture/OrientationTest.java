package io.techpack.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {

    private static final int WIDTH = 48;
    private static final int HEIGHT = 32;

    /**
     * The table of TIFF 6.0: on which side of the upright picture the stored row and column 0 lie.
     */
    @ParameterizedTest
    @CsvSource({
        "1,top,left",
        "2,top,right",
        "3,bottom,right",
        "4,bottom,left",
        "5,left,top",
        "6,right,top",
        "7,right,bottom",
        "8,left,bottom"
    })
    void row_zero_and_column_zero_lie_where_the_standard_says(
            int value, String row, String column) {
        Orientation orientation = Orientation.values()[value - 1];
        for (int x = 0; x < WIDTH; x++) {
            assertOnSide(x, 0, row, orientation);
        }
        for (int y = 0; y < HEIGHT; y++) {
            assertOnSide(0, y, column, orientation);
        }
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void the_upright_picture_is_filled_exactly(Orientation orientation) {
        BitSet filled = new BitSet();
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            filled.set(orientation.index(i % WIDTH, i / WIDTH, WIDTH, HEIGHT));
        }
        assertThat(filled.cardinality()).isEqualTo(WIDTH * HEIGHT);
        assertThat(filled.length()).isEqualTo(WIDTH * HEIGHT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void each_value_is_read_in_either_byte_order_and_behind_other_entries(int value) {
        Orientation expected = Orientation.values()[value - 1];
        assertThat(Orientation.of(big(3, value), 0)).isEqualTo(expected);
        assertThat(Orientation.of(little(value), 0)).isEqualTo(expected);
        byte[] shifted = new HeaderFixtures().zeros(17).done();
        byte[] block = big(3, value);
        byte[] file = Arrays.copyOf(shifted, 17 + block.length);
        System.arraycopy(block, 0, file, 17, block.length);
        assertThat(Orientation.of(file, 17)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 255, 65535})
    void a_value_that_is_none_of_the_eight_means_upright(int value) {
        assertThat(Orientation.of(big(3, value), 0)).isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void a_long_where_a_short_belongs_is_read_and_another_type_means_upright() {
        byte[] asLong = big(4, 0);
        asLong[asLong.length - 1] = 6;
        assertThat(Orientation.of(asLong, 0)).isEqualTo(Orientation.values()[5]);
        asLong[asLong.length - 4] = 1;
        assertThat(Orientation.of(asLong, 0)).isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.of(big(2, 6), 0)).isEqualTo(Orientation.UPRIGHT);
    }

    @ParameterizedTest
    @ValueSource(longs = {0xFFFFFFFFL, 0x7FFFFFFFL, 0x80000000L, 100, 33})
    void a_directory_outside_the_block_means_upright(long directory) {
        byte[] block = new HeaderFixtures().ascii("MM\0*").big32(directory).zeros(26).done();
        assertThat(Orientation.of(block, 0)).isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void a_directory_that_claims_more_entries_than_there_are_bytes_means_upright() {
        byte[] block = new HeaderFixtures().ascii("MM\0*").big32(8).big16(65535).zeros(40).done();
        assertThat(Orientation.of(block, 0)).isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void a_block_cut_off_anywhere_or_none_at_all_means_upright() {
        byte[] whole = big(3, 6);
        for (int length = 0; length < whole.length - 2; length++) {
            Orientation found = Orientation.of(Arrays.copyOf(whole, length), 0);
            assertThat(found).as("%d bytes", length).isEqualTo(Orientation.UPRIGHT);
        }
        assertThat(Orientation.of(whole, 500)).isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.of("IM*\0 no TIFF".getBytes(StandardCharsets.US_ASCII), 0))
                .isEqualTo(Orientation.UPRIGHT);
    }

    private static void assertOnSide(int x, int y, String side, Orientation orientation) {
        int width = orientation.swapsSides() ? HEIGHT : WIDTH;
        int height = orientation.swapsSides() ? WIDTH : HEIGHT;
        int index = orientation.index(x, y, WIDTH, HEIGHT);
        int row = index / width;
        switch (side) {
            case "left" -> assertThat(index % width).isZero();
            case "right" -> assertThat(index % width).isEqualTo(width - 1);
            case "top" -> assertThat(row).isZero();
            case "bottom" -> assertThat(row).isEqualTo(height - 1);
            default -> throw new AssertionError(side);
        }
    }

    /** A TIFF block with a width, the orientation and a height in its directory. */
    private static byte[] big(int type, int value) {
        return new HeaderFixtures()
                .ascii("MM\0*")
                .big32(8)
                .big16(2)
                .big16(0x0100)
                .big16(3)
                .big32(1)
                .big32(640)
                .big16(0x0112)
                .big16(type)
                .big32(1)
                .big16(value)
                .big16(0)
                .done();
    }

    private static byte[] little(int value) {
        return new HeaderFixtures()
                .ascii("II*\0")
                .little32(10)
                .zeros(2)
                .little16(1)
                .little16(0x0112)
                .little16(3)
                .little32(1)
                .little16(value)
                .little16(0)
                .done();
    }
}
