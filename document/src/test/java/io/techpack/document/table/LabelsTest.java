package io.techpack.document.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {

    @ParameterizedTest
    @CsvSource({
        "body_length, Body length",
        "bodyLength, Body length",
        "FRONT, Front",
        "YKK zip, YKK zip",
        "2 YKK Vislon zips, 2 YKK vislon zips"
    })
    void a_key_is_written_as_people_read_it_and_an_abbreviation_stays(String key, String label) {
        assertThat(Labels.of(key)).isEqualTo(label);
    }
}
