package io.techpack.baseviews.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.colour.TradeColour;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedColourTest {

    @ParameterizedTest
    @ValueSource(strings = {"Dark Denim", "Dark Brown", "Denim Blue", "Navy"})
    void a_colour_that_is_made_darker_again_and_again_has_a_plain_name(String name) {
        NamedColour colour = TradeColour.named(name).map(NamedColour::of).orElseThrow();
        for (int i = 0; i < 4; i++) {
            double before = colour.lab().l();
            colour = colour.darker();

            assertThat(colour.name()).doesNotContain("Dark Dark").isNotBlank();
            assertThat(colour.lab().l()).isLessThanOrEqualTo(before);
        }
    }
}
