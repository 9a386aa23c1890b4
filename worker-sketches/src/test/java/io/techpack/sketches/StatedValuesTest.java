package io.techpack.sketches;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.dimension.Dimensions;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Measure;
import io.techpack.imaging.shape.Measured;
import io.techpack.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StatedValuesTest {

    /** The engine's own: a chest of 54.0 cm. */
    private static final Dimensions ESTIMATED =
            new Dimensions(
                    List.of(
                            new Dimension(
                                    new Measured(
                                            Measure.CHEST_WIDTH,
                                            new Point(0, 0),
                                            new Point(1, 0),
                                            0.9),
                                    54,
                                    0.75,
                                    2)),
                    "test",
                    true);

    @Test
    void a_value_that_differs_from_the_engines_own_is_said() {
        assertThat(lengths("61 cm", "± 2.0 cm", "")).isEqualTo(Map.of(Measure.CHEST_WIDTH, 61.0));
        assertThat(lengths("54.0 cm", "± 2.0 cm", "")).isEmpty();
    }

    @Test
    void an_estimate_of_the_class_before_it_was_edited_is_not() {
        String edited = "\"flat_spec.garment_class\"";

        assertThat(lengths("61 cm", "± 2.0 cm", edited)).isEmpty();
        assertThat(lengths("61 cm", null, edited)).isEqualTo(Map.of(Measure.CHEST_WIDTH, 61.0));
    }

    private static Map<Measure, Double> lengths(
            String value, @Nullable String accuracy, String edited) {
        String within = accuracy == null ? "" : ",\"accuracy\":\"" + accuracy + "\"";
        JsonNode analysis =
                Json.mapper()
                        .readTree(
                                """
                                {"analysisData":{"dimensions_estimated":{"chest_width":{"value":"%s"%s}},
                                 "edited_fields":[%s]}}
                                """
                                        .formatted(value, within, edited));
        return StatedValues.in(analysis, ESTIMATED).lengths();
    }
}
