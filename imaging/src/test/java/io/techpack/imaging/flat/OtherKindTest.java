package io.techpack.imaging.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OtherKindTest {

    @ParameterizedTest
    @CsvSource({
        "T_SHIRT, POLO, COLLAR, POLO",
        "T_SHIRT, POLO, CLOSURE, PLACKET",
        "T_SHIRT, HOODIE, COLLAR, HOOD",
        "T_SHIRT, LONGSLEEVE, SLEEVE, LONG",
        "SHIRT, T_SHIRT, COLLAR, NONE",
        "SHIRT, T_SHIRT, CLOSURE, NONE",
        "SHIRT, T_SHIRT, SLEEVE, SHORT",
    })
    void what_was_seen_of_the_other_kind_gives_way(
            GarmentClass from, GarmentClass to, Trait trait, String choice) {
        FlatSpec before = UsualSpec.of(from);
        for (Trait each : before.traits().keySet()) {
            before =
                    before.with(
                            each,
                            new Chosen(
                                    before.trait(each).orElseThrow().choice(), Origin.SEEN, 0.9));
        }

        FlatSpec other = before.asOf(to);

        assertThat(other.kind()).isEqualTo(to);
        assertThat(other.trait(trait).orElseThrow().choice())
                .isEqualTo(trait.choice(choice).orElseThrow());
        assertThat(other.trait(trait).orElseThrow().origin()).isEqualTo(Origin.USUAL);
    }

    @ParameterizedTest
    @CsvSource({
        "PANTS, SHORTS, 14, USUAL",
        "SHORTS, PANTS, 27, USUAL",
        "PANTS, PANTS, 14, MEASURED"
    })
    void shorts_end_where_trousers_are_wider(
            GarmentClass from, GarmentClass to, double opening, Origin origin) {
        FlatSpec before = UsualSpec.of(from);
        double ratio = opening / before.baseCentimetres();
        before = before.with(Measure.LEG_OPENING, new Proportion(ratio, 0.01, Origin.MEASURED));

        assertThat(before.asOf(to).proportion(Measure.LEG_OPENING).origin()).isEqualTo(origin);
    }

    @Test
    void what_a_person_stated_stays() {
        FlatSpec before =
                UsualSpec.of(GarmentClass.T_SHIRT)
                        .stating(Trait.NECKLINE, Choice.Neckline.V)
                        .stating(Measure.BODY_LENGTH, 74)
                        .stating(Measure.CHEST_WIDTH, 58);

        FlatSpec other = before.asOf(GarmentClass.LONGSLEEVE);

        assertThat(other.has(Trait.NECKLINE, Choice.Neckline.V)).isTrue();
        assertThat(other.isStated(Measure.BODY_LENGTH)).isTrue();
        assertThat(other.centimetres(Measure.BODY_LENGTH)).contains(74.0);
        assertThat(other.cm(Measure.CHEST_WIDTH)).isCloseTo(58, within(0.05));
        assertThat(other.isStated(Measure.CHEST_WIDTH)).isTrue();
    }

    @Test
    void what_was_measured_stays_where_the_kind_may_have_it() {
        FlatSpec tee = UsualSpec.of(GarmentClass.T_SHIRT);
        FlatSpec before =
                tee.with(Measure.CHEST_WIDTH, new Proportion(0.8, 0.05, Origin.MEASURED))
                        .with(Measure.SLEEVE_LENGTH, new Proportion(0.3, 0.05, Origin.MEASURED));

        FlatSpec other = before.asOf(GarmentClass.LONGSLEEVE);

        assertThat(other.isMeasured(Measure.CHEST_WIDTH)).isTrue();
        assertThat(other.cm(Measure.CHEST_WIDTH))
                .isCloseTo(0.8 * tee.baseCentimetres(), within(0.05));
        assertThat(other.isMeasured(Measure.SLEEVE_LENGTH)).isFalse();
        assertThat(other.cm(Measure.SLEEVE_LENGTH)).isGreaterThan(45);
    }

    @Test
    void a_width_that_the_kind_cannot_have_is_usual() {
        FlatSpec before =
                UsualSpec.of(GarmentClass.DRESS)
                        .with(Measure.WAIST_WIDTH, new Proportion(0.05, 0.01, Origin.MEASURED));

        FlatSpec skirt = before.asOf(GarmentClass.SKIRT);

        assertThat(skirt).isEqualTo(UsualSpec.of(GarmentClass.SKIRT));
    }

    @ParameterizedTest
    @EnumSource
    void any_kind_can_become_any_other(GarmentClass from) {
        for (GarmentClass to : GarmentClass.values()) {
            FlatSpec other = UsualSpec.of(from).asOf(to);

            assertThat(other.kind()).isEqualTo(to);
            assertThat(other.traits().keySet()).isEqualTo(UsualSpec.of(to).traits().keySet());
            assertThat(other.proportion(other.base()).ratio()).isEqualTo(1);
        }
    }

    @Test
    void trousers_that_were_called_shorts_for_a_while_are_as_long_as_trousers_again() {
        FlatSpec trousers = FlatTemplate.usual(GarmentClass.PANTS);
        FlatSpec measured =
                trousers.with(Measure.HIP_WIDTH, new Proportion(0.468, 0.02, Origin.MEASURED));

        FlatSpec back = measured.asOf(GarmentClass.SHORTS).asOf(GarmentClass.PANTS);

        assertThat(back.cm(Measure.OUTSEAM)).isCloseTo(103, within(0.01));
        assertThat(back.cm(Measure.HIP_WIDTH)).isCloseTo(48.2, within(0.1));
    }
}
