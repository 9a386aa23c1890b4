package io.techpack.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.response.FieldError;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.SpecSheet;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DrawnValuesTest {

    private static final String DATA = "productAnalysis.baseViews[0].analysisData.";

    @ParameterizedTest
    @CsvSource({
        "dimensions_estimated/chest_width/value, '\"99999 cm\"'",
        "dimensions_estimated/chest_width/value, '\"2 mm\"'",
        "dimensions_estimated/chest_width/value, '\"40 m\"'",
        "dimensions_estimated/cord_length/value, '\"9000 in\"'",
        "dimensions_estimated/cord_length/value, '\"0 cm\"'",
        "flat_spec/proportions/chest_width/ratio, 1e9",
        "flat_spec/proportions/chest_width/ratio, -0.7",
        "flat_spec/proportions/chest_width/ratio, '\"wide\"'",
        "flat_spec/proportions/chest_width/centimetres, 1e9",
        "flat_spec/proportions/chest_width/centimetres, 0",
        "flat_spec/proportions/chest_width/centimetres, []",
        "flat_spec/proportions/body_length/ratio, 40",
        "flat_spec/garment_class, '\"spaceship\"'",
        "flat_spec/base_measure, '\"outseam\"'",
        "flat_spec/base_measure, '\"mood\"'",
        "flat_spec/buttons, 1000000",
        "flat_spec/buttons, -1",
        "known_measure/centimetres, 99999"
    })
    void what_no_product_has_is_refused_by_the_name_of_its_field(String pointer, String value) {
        String field = DATA + pointer.replace('/', '.');

        List<FieldError> faults = faults(changed(pointer, value));

        assertThat(faults).extracting(FieldError::field).contains(field);
        assertThatThrownBy(() -> DrawnValues.check(faults))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo(ErrorCode.UNPROCESSABLE_REQUEST);
                            assertThat(refused.errors()).isEqualTo(faults);
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "dimensions_estimated/chest_width/value, '\"61 cm\"'",
        "dimensions_estimated/chest_width/value, '\"24 in\"'",
        "dimensions_estimated/chest_width/value, '\"to be confirmed\"'",
        "dimensions_estimated/cord_length/value, '\"140 cm\"'",
        "flat_spec/proportions/chest_width/ratio, 0.8",
        "flat_spec/proportions/chest_width/centimetres, 60",
        "flat_spec/garment_class, '\"t_shirt\"'",
        "flat_spec/garment_class, '\"\"'",
        "flat_spec/buttons, 8",
        "known_measure/centimetres, 72"
    })
    void what_a_product_may_have_is_taken(String pointer, String value) {
        assertThat(faults(changed(pointer, value))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(GarmentClass.class)
    void what_is_usual_for_a_kind_is_taken_as_it_is(GarmentClass kind) {
        assertThat(faults(analysis(FlatTemplate.usual(kind)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"analysisData\":{}}", "{\"analysisData\":{\"flat_spec\":[1]}}"})
    void an_analysis_that_says_nothing_to_draw_is_taken(String analysis) {
        assertThat(faults(Json.mapper().readTree(analysis))).isEmpty();
    }

    @Test
    void the_refusal_says_what_would_be_taken() {
        assertThat(faults(changed("dimensions_estimated/chest_width/value", "\"99999 cm\"")))
                .extracting(FieldError::message)
                .singleElement()
                .asString()
                .contains("chest width of a t-shirt", " cm to ", " cm are");
    }

    private static List<FieldError> faults(JsonNode analysis) {
        return DrawnValues.faults("productAnalysis.baseViews[0]", analysis);
    }

    private static JsonNode changed(String pointer, String value) {
        ObjectNode analysis = analysis(FlatTemplate.usual(GarmentClass.T_SHIRT));
        ObjectNode data = (ObjectNode) analysis.path("analysisData");
        data.withObject("/dimensions_estimated/chest_width").put("value", "54.0 cm");
        data.withObject("/dimensions_estimated/cord_length").put("value", "120 cm");
        data.withObject("/known_measure").put("key", "body_length").put("centimetres", 71);
        int last = pointer.lastIndexOf('/');
        ObjectNode holder = last < 0 ? data : data.withObject("/" + pointer.substring(0, last));
        holder.set(pointer.substring(last + 1), Json.mapper().readTree(value));
        return analysis;
    }

    private static ObjectNode analysis(FlatSpec spec) {
        ObjectNode analysis = Json.mapper().createObjectNode();
        analysis.withObject("/analysisData")
                .set(
                        "flat_spec",
                        Json.mapper()
                                .valueToTree(io.techpack.product.FlatSpec.of(SpecSheet.of(spec))));
        return analysis;
    }
}
