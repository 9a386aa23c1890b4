package io.techpack.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {

    private static final String SMILE = "\uD83D\uDE00";
    private static final char HIGH = '\uD83D';
    private static final char LOW = '\uDE00';

    @Test
    void what_can_be_stored_stays_the_same_text() {
        String text = "Grüße " + SMILE + " \n\u0001";

        assertThat(StorableText.of(text)).isSameAs(text);
        assertThat(StorableText.firstUnstorable(text)).isEqualTo(-1);
        assertThat(StorableText.ofJson("{\"a\":1}")).isEqualTo("{\"a\":1}");
    }

    @Test
    void nul_and_halves_of_pairs_are_replaced_and_nothing_else() {
        assertThat(StorableText.of("a\0b")).isEqualTo("a\uFFFDb");
        assertThat(StorableText.of("a" + HIGH)).isEqualTo("a\uFFFD");
        assertThat(StorableText.of(LOW + "a")).isEqualTo("\uFFFDa");
        assertThat(StorableText.of("" + HIGH + HIGH + LOW + LOW))
                .isEqualTo("\uFFFD" + SMILE + "\uFFFD");
        assertThat(StorableText.firstUnstorable("ab\0")).isEqualTo(2);
        // an escape is one in JSON only
        assertThat(StorableText.of("\\u0000")).isEqualTo("\\u0000");
    }

    @ParameterizedTest
    @CsvSource({
        "[\\u0000], [\\ufffd]",
        "[\\uD83D], [\\ufffd]",
        "[\\ude00x], [\\ufffdx]",
        "[\\ud83d\\uDE00], [\\ud83d\\uDE00]",
        "[\\ud83d\\ud83d\\ude00], [\\ufffd\\ud83d\\ude00]",
        "[\\ud83d\\n\\ude00], [\\ufffd\\n\\ufffd]",
        // a backslash that is itself escaped
        "[\\\\u0000], [\\\\u0000]",
        "[\\\\\\u0000], [\\\\\\ufffd]",
        "[\\u00e4\\u0001], [\\u00e4\\u0001]"
    })
    void in_json_the_escaped_ones_are_replaced_too(String document, String storable) {
        assertThat(StorableText.ofJson(document)).isEqualTo(storable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\", "\\u", "\\u00", "\\uzzzz", "\\u12"})
    void what_is_no_json_is_left_for_the_database_to_refuse(String document) {
        assertThat(StorableText.ofJson(document)).isEqualTo(document);
    }

    @Test
    void a_pair_of_an_escape_and_a_character_is_two_halves() {
        assertThat(StorableText.ofJson("\"\\ud83d" + LOW + "\"")).isEqualTo("\"\\ufffd\uFFFD\"");
        assertThat(StorableText.ofJson("\"" + HIGH + "\\ude00\"")).isEqualTo("\"\uFFFD\\ufffd\"");
    }
}
