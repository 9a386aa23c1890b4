package io.techpack.document.font;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void controls_and_marks_of_direction_are_dropped_and_spaces_are_one() {
        assertThat(CleanText.line(" a\u0000b\u0007 \n\t\u00A0 c\u202Ed\u2066e\u200Ff\uFEFF\uD800 "))
                .isEqualTo("ab cdef");
        assertThat(CleanText.line("\u2028x\u2029y\uFE0F")).isEqualTo("x y");
        assertThat(CleanText.line("Žluťoučký 男装 👕")).isEqualTo("Žluťoučký 男装 👕");
    }

    @Test
    void a_cut_ends_with_an_ellipsis_and_never_in_the_middle_of_a_character() {
        assertThat(CleanText.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(CleanText.cut("abcdef", 4)).isEqualTo("abc…");
        assertThat(CleanText.cut("ab👕d", 4)).isEqualTo("ab…");
    }
}
