package io.techpack.document.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "52.5 cm | 52.5",
                "52,5cm | 52.5",
                "± 1.0 cm | 1",
                "+/- 0.5 cm | 0.5",
                "8 mm | 0.8",
                "20 in | 50.8",
                "20 1/2 in | 52.07",
                "1/4 in | 0.635",
                "3/8\" | 0.9525",
                "' 72 cm ' | 72",
            })
    void texts_as_people_and_engines_write_them_are_lengths(String text, double centimetres) {
        assertThat(Length.parse(text).orElseThrow().centimetres())
                .isCloseTo(centimetres, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cm",
                "about 5 cm",
                "5",
                "5 m",
                "5 cm wide",
                "1/0 in",
                "1 1/0 in",
                "9999999 cm",
                "-5 cm",
                "NaN cm",
                "٥ cm"
            })
    void other_texts_are_none(String text) {
        assertThat(Length.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2.54, 1",
        "1.0, 3/8",
        "52.07, 20 1/2",
        "0.01, 1/8",
        "0, 0",
        "71.0, 28",
        "-2, -3/4",
        "17.2, 6 3/4"
    })
    void inches_are_written_to_the_eighth(double centimetres, String inches) {
        assertThat(new Length(centimetres).inInches()).isEqualTo(inches);
    }

    @Test
    void both_units_stand_beside_one_another() {
        Length length = new Length(52.07);
        assertThat(length.in(Units.CM)).isEqualTo("52.1 cm");
        assertThat(length.in(Units.IN)).isEqualTo("20 1/2 in");
        assertThat(length.in(Units.BOTH)).isEqualTo("52.1 cm · 20 1/2 in");
    }

    @Test
    void what_no_product_measures_is_refused() {
        assertThatThrownBy(() -> new Length(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Length(1e9)).hasMessageContaining("no length of a product");
    }
}
