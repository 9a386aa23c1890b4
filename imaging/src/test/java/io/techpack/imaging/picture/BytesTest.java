package io.techpack.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {

    private static final byte[] DATA = {(byte) 0xFE, 0x01, (byte) 0x80, 0x7F, 0x10};

    @Test
    void numbers_are_unsigned_and_in_either_byte_order() {
        Bytes big = Bytes.bigEndian(DATA);
        assertThat(big.u8(0)).isEqualTo(0xFE);
        assertThat(big.u16(0)).isEqualTo(0xFE01);
        assertThat(big.u24(0)).isEqualTo(0xFE0180);
        assertThat(big.u32(0)).isEqualTo(0xFE01807FL);
        Bytes little = Bytes.littleEndian(DATA);
        assertThat(little.u8(0)).isEqualTo(0xFE);
        assertThat(little.u16(0)).isEqualTo(0x01FE);
        assertThat(little.u24(1)).isEqualTo(0x7F8001);
        assertThat(little.u32(1)).isEqualTo(0x107F8001L);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 5, 6, Integer.MAX_VALUE - 1, Integer.MAX_VALUE})
    void a_number_outside_is_minus_one(int at) {
        for (Bytes bytes : new Bytes[] {Bytes.bigEndian(DATA), Bytes.littleEndian(DATA)}) {
            assertThat(bytes.u8(at)).isEqualTo(-1);
            assertThat(bytes.u16(at)).isEqualTo(-1);
            assertThat(bytes.u24(at)).isEqualTo(-1);
            assertThat(bytes.u32(at)).isEqualTo(-1);
            assertThat(bytes.has(at, 0xFE)).isFalse();
        }
    }

    @Test
    void a_number_that_is_half_outside_is_minus_one_too() {
        Bytes bytes = Bytes.bigEndian(DATA);
        assertThat(bytes.u8(4)).isEqualTo(0x10);
        assertThat(bytes.u16(4)).isEqualTo(-1);
        assertThat(bytes.u16(3)).isEqualTo(0x7F10);
        assertThat(bytes.u24(3)).isEqualTo(-1);
        assertThat(bytes.u32(2)).isEqualTo(-1);
        assertThat(bytes.u32(1)).isEqualTo(0x01807F10L);
    }

    @Test
    void a_beginning_is_compared_as_unsigned_bytes() {
        assertThat(Bytes.startsWith(DATA, 0, 0xFE, 0x01)).isTrue();
        assertThat(Bytes.startsWith(DATA, 1, 0x01, 0x80, 0x7F, 0x10)).isTrue();
        assertThat(Bytes.startsWith(DATA, 1, 0x01, 0x80, 0x7F, 0x11)).isFalse();
        assertThat(Bytes.startsWith(DATA, 2, 0x80, 0x7F, 0x10, 0)).isFalse();
        assertThat(Bytes.startsWith(DATA, 5)).isTrue();
        assertThat(Bytes.bigEndian(DATA).length()).isEqualTo(5);
    }
}
