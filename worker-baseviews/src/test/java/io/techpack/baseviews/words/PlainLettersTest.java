package io.techpack.baseviews.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLettersTest {

    @ParameterizedTest
    @CsvSource({
        "\u216dotton, Cotton",
        "ｃｏｔｔｏｎ, cotton",
        "\ufb02annel, flannel",
        "５４ ㎝, 54 cm",
        "e\u0301toffe, étoffe",
        "wo\u00adven, woven",
        "wo\u200bol, wool",
        "60\u202f% coton, 60 % coton",
        "＋2\u00a0cm, +2 cm"
    })
    void letters_for_compatibility_are_plain_ones(String written, String plain) {
        assertThat(PlainLetters.of(written)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "120 g/m²",
                "28½ inches",
                "面料：100%棉，里料",
                "豈",
                "nº 5",
                "Tencel™",
                "20 µm",
                "±0.5 °C",
                "Größe",
                "хлопок"
            })
    void what_says_something_of_its_own_stays(String written) {
        assertThat(PlainLetters.of(written)).isEqualTo(written);
    }

    @Test
    void a_word_of_two_alphabets_is_found_with_what_it_looks_like() {
        assertThat(PlainLetters.mixed("make it cаshmere"))
                .contains(
                        new PlainLetters.Mixed(
                                "cаshmere", "а", "Cyrillic", Optional.of("cashmere")));
        assertThat(PlainLetters.mixed("wжol").orElseThrow().latin()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cashmere", "хлопок", "T恤棉", "β-Faser", "20 μm", "V领", "Tシャツ"})
    void words_of_one_alphabet_or_beside_chinese_are_not_mixed(String words) {
        assertThat(PlainLetters.mixed(words)).isEmpty();
    }
}
