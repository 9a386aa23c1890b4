package io.techpack.sketches;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.Garment;
import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.dimension.KnownMeasure;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.imaging.shape.Measure;
import io.techpack.imaging.sketch.SketchRequest;
import io.techpack.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A length may be off by the same wherever it is said. */
class ToldAccuraciesTest {

    private static final SketchRequest FRONT =
            new SketchRequest(ViewSide.FRONT, ViewSide.FRONT, "shirt");

    @ParameterizedTest
    @ValueSource(strings = {"", "chest_width", "body_length"})
    void a_drawing_says_of_an_estimate_what_the_analysis_says(String known)
            throws InterruptedException {
        Garment garment = GarmentReader.read(SampleGarments.draw(SampleKind.T_SHIRT, 1).picture());
        Optional<KnownMeasure> scale = KnownMeasure.keyed(known, 55);
        FlatSpec spec = garment.flatSpec(GarmentClass.T_SHIRT, ViewSide.FRONT, scale);
        int compared = 0;

        for (Dimension drawn : garment.drawing(GarmentClass.T_SHIRT, FRONT, scale).dimensions()) {
            Measure measure = drawn.measured().measure();
            Optional<Dimension> told = garment.dimensions(GarmentClass.T_SHIRT, scale).of(measure);
            if (told.isPresent() && !spec.isStated(measure)) {
                assertThat(drawn.accuracy()).as(measure.key()).isEqualTo(told.get().accuracy());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(2);
    }

    @Test
    void what_an_analysis_says_of_the_same_length_counts_for_more() throws InterruptedException {
        Dimension drawn =
                GarmentReader.read(SampleGarments.draw(SampleKind.T_SHIRT, 1).picture())
                        .dimensions(GarmentClass.T_SHIRT, Optional.empty())
                        .of(Measure.BODY_LENGTH)
                        .orElseThrow();
        String analysis =
                """
                {"analysisData":{"dimensions_estimated":{"body_length":{"value":"%s","accuracy":"± 1.2 cm"}}}}
                """;

        assertThat(told(analysis.formatted(drawn.value())).of(drawn)).isEqualTo("± 1.2 cm");
        assertThat(told(analysis.formatted("12.0 cm")).of(drawn)).isEqualTo(drawn.accuracy());
        assertThat(told(analysis.formatted(drawn.value()).replace("± 1.2 cm", "some")).of(drawn))
                .isEqualTo(drawn.accuracy());
        assertThat(ToldAccuracies.in(null).of(drawn)).isEqualTo(drawn.accuracy());
    }

    private static ToldAccuracies told(String analysis) {
        return ToldAccuracies.in(Json.mapper().readTree(analysis));
    }
}
