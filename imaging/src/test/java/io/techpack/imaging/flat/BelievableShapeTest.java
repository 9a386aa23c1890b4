package io.techpack.imaging.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BelievableShapeTest {

    @ParameterizedTest
    @CsvSource({
        "SHIRT, 55, 10.5, 16.0",
        "SHIRT, 55, 11.9, 16.0",
        "T_SHIRT, 52, 13, 18.5",
        "T_SHIRT, 65, 13.5, 23.1",
        "DRESS, 44, 12, 21.0",
        "DRESS, 44, 34, 21.0"
    })
    void a_neck_that_no_head_goes_through_is_usual(
            GarmentClass kind, double chest, double measured, double usual) {
        FlatSpec judged = judged(kind, chest, measured);

        assertThat(judged.isMeasured(Measure.NECK_WIDTH)).isFalse();
        assertThat(judged.cm(Measure.NECK_WIDTH)).isCloseTo(usual, within(0.1));
    }

    @ParameterizedTest
    @CsvSource({
        "SHIRT, 55, 14",
        "SHIRT, 41, 10.5",
        "T_SHIRT, 52, 17.4",
        "T_SHIRT, 70, 15",
        "DRESS, 44, 17",
        "HOODIE, 58, 19"
    })
    void a_neck_that_goes_with_its_body_stays_as_measured(
            GarmentClass kind, double chest, double measured) {
        FlatSpec judged = judged(kind, chest, measured);

        assertThat(judged.isMeasured(Measure.NECK_WIDTH)).isTrue();
        assertThat(judged.cm(Measure.NECK_WIDTH)).isCloseTo(measured, within(0.01));
    }

    @ParameterizedTest
    @EnumSource(GarmentClass.class)
    void what_is_usual_is_believed(GarmentClass kind) {
        FlatSpec usual = UsualSpec.of(kind);

        assertThat(BelievableShape.of(usual).proportions().keySet())
                .isEqualTo(usual.proportions().keySet());
    }

    private static FlatSpec judged(GarmentClass kind, double chest, double neck) {
        FlatSpec usual = UsualSpec.of(kind);
        return BelievableShape.of(
                usual.with(Measure.CHEST_WIDTH, measured(chest, usual))
                        .with(Measure.NECK_WIDTH, measured(neck, usual)));
    }

    private static Proportion measured(double centimetres, FlatSpec spec) {
        return new Proportion(centimetres / spec.baseCentimetres(), 0.02, Origin.MEASURED);
    }
}
