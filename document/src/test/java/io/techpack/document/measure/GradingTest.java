package io.techpack.document.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradingTest {

    @Test
    void rules_are_a_base_all_sizes_and_what_grows_by_how_much() {
        Grading grading = Grading.parse(" M : S, M ,L,XL ; chest_width=2 ;body_length=-1.5");

        assertThat(grading.base()).isEqualTo("M");
        assertThat(grading.sizes()).containsExactly("S", "M", "L", "XL");
        assertThat(grading.increments())
                .containsExactly(Map.entry("chest_width", 2.0), Map.entry("body_length", -1.5));
        assertThat(grading.grows("hem_width")).isFalse();
    }

    @Test
    void each_size_is_so_many_steps_from_the_base() {
        Grading grading = Grading.parse("M:XS,S,M,L;chest_width=2.5");
        Length chest = new Length(50);

        assertThat(
                        List.of("XS", "S", "M", "L").stream()
                                .map(size -> grading.of("chest_width", chest, size).centimetres()))
                .containsExactly(45.0, 47.5, 50.0, 52.5);
        assertThat(grading.of("hem_width", chest, "XS")).isEqualTo(chest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M:S,M,L | has no increments, so that all sizes would be the same",
                "S,M | has no base size before a colon",
                "M: | has '' for a size",
                "M:M | needs 2 to 12 sizes, and has 1",
                "M:S,M,S | names a size twice",
                "XL:S,M | has the base size 'XL', which is none of its sizes S, M",
                "M:S,M; | has '', which is no measure=increment",
                "M:S,M;Chest=2 | has 'Chest=2'",
                "M:S,M;chest=two | has the increment 'two'",
                "M:S,M;chest=51 | has the increment '51'",
                "M:S,M;chest=1e1 | has the increment '1e1'",
                "M:S,M;chest=NaN | has the increment 'NaN'",
                "M:S,M;chest=1;chest=2 | names chest twice",
                "M:S,<b> | has '<b>' for a size",
            })
    void malformed_rules_say_what_is_wrong(String rules, String fault) {
        assertThatThrownBy(() -> Grading.parse(rules))
                .isInstanceOf(Grading.Malformed.class)
                .hasMessageContaining(fault);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 10_000})
    void rules_that_do_not_end_are_refused_in_a_short_sentence(int length) {
        assertThatThrownBy(() -> Grading.parse("M:" + "S,".repeat(length)))
                .isInstanceOf(Grading.Malformed.class);
        assertThatThrownBy(() -> Grading.parse("M:S,M" + ";a=1".repeat(length)))
                .hasMessageContaining("more than 60");
        assertThatThrownBy(() -> Grading.parse("M:S,M;" + "x".repeat(length)))
                .satisfies(fault -> assertThat(fault.getMessage()).hasSizeLessThan(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chest_width=-40", "chest_width=10.5", "cuff_width=-3", "cuff_width=3"})
    void a_step_that_no_size_run_makes_is_refused(String rule) {
        Map<String, Length> lengths =
                Map.of("chest_width", new Length(52), "cuff_width", new Length(9));

        assertThatThrownBy(() -> Grading.parse("M:S,M,L;" + rule).requireFor(lengths))
                .isInstanceOf(Grading.Malformed.class)
                .hasMessageContaining("from a size to the next; up to ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chest_width=10", "chest_width=-1.5", "cuff_width=2"})
    void a_large_step_is_a_step(String rule) {
        Map<String, Length> lengths =
                Map.of("chest_width", new Length(52), "cuff_width", new Length(9));

        assertThatCode(() -> Grading.parse("M:S,M,L;" + rule).requireFor(lengths))
                .doesNotThrowAnyException();
    }

    @Test
    void rules_fit_a_product_that_has_the_measures_and_keeps_them() {
        Map<String, Length> lengths = Map.of("chest_width", new Length(4));
        assertThatCode(() -> Grading.parse("M:S,M;chest_width=2").requireFor(lengths))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Grading.parse("M:XS,S,M;chest_width=2").requireFor(lengths))
                .hasMessage("leaves nothing of chest_width in size XS");
        assertThatThrownBy(() -> Grading.parse("M:S,M;hem=2").requireFor(lengths))
                .hasMessage("grades hem, which the product does not have; it has chest_width");
        assertThatThrownBy(() -> Grading.parse("M:S,M;hem=2").requireFor(Map.of()))
                .hasMessage("grades hem, and the product has no measures yet");
    }
}
