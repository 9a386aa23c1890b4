package io.techpack.gateway.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.JobId;
import io.techpack.json.Json;
import io.techpack.product.Products.Sourced;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class StandingCategoryTest {

    private static final Instant DETECTED = Instant.parse("2026-11-26T09:00:00Z");
    private static final String CATEGORY =
            """
            {"category":"APPAREL","subcategory":"t-shirt","confidence":0.98,"reasoning":"Outline.",
             "alternatives":[{"category":"APPAREL","subcategory":"polo","confidence":0.01}]}
            """;

    @ParameterizedTest
    @CsvSource({
        "polo, APPAREL",
        "hoodie, APPAREL",
        "skirt, APPAREL",
        "bag, BAGS",
        "shoes, FOOTWEAR",
        "kaftan, APPAREL"
    })
    void the_kind_that_a_person_said_is_the_products(String kind, String category) {
        JsonNode standing = standing(view("front", kind, true, DETECTED.minusSeconds(5)));

        assertThat(standing.path("subcategory").asString()).isEqualTo(kind);
        assertThat(standing.path("category").asString()).isEqualTo(category);
        assertThat(standing.path("confidence").asDouble()).isEqualTo(1);
        assertThat(standing.path("reasoning").asString()).isEqualTo("A person said so.");
        assertThat(standing.has("alternatives")).isFalse();
    }

    @Test
    void what_was_said_of_the_leading_view_comes_first_and_of_any_other_next() {
        assertThat(
                        standing(
                                        view("back", "polo", true, DETECTED),
                                        view("front", "hoodie", true, DETECTED))
                                .path("subcategory")
                                .asString())
                .isEqualTo("hoodie");
        assertThat(
                        standing(
                                        view("front", "t-shirt", false, DETECTED.plusSeconds(5)),
                                        view("back", "polo", true, DETECTED))
                                .path("subcategory")
                                .asString())
                .isEqualTo("polo");
    }

    @Test
    void what_the_leading_view_was_read_as_since_stands_and_what_was_detected_is_another_guess() {
        JsonNode standing = standing(view("front", "hoodie", false, DETECTED.plusSeconds(5)));

        assertThat(standing.path("subcategory").asString()).isEqualTo("hoodie");
        assertThat(standing.path("confidence").asDouble()).isEqualTo(0.7);
        assertThat(standing.path("alternatives").path(0).path("subcategory").asString())
                .isEqualTo("t-shirt");
        assertThat(standing.path("alternatives").path(0).path("confidence").asDouble())
                .isEqualTo(0.98);
    }

    @Test
    void the_detection_stands_where_nothing_else_was_read_or_said() {
        JsonNode detected = Json.mapper().readTree(CATEGORY);

        assertThat(standing()).isEqualTo(detected);
        assertThat(standing(view("front", "t-shirt", false, DETECTED.plusSeconds(5))))
                .isEqualTo(detected);
        assertThat(standing(view("front", "hoodie", false, DETECTED.minusSeconds(5))))
                .isEqualTo(detected);
    }

    private static JsonNode standing(Sourced... views) {
        Sourced detected = new Sourced(Json.mapper().readTree(CATEGORY), JobId.next(), DETECTED);
        return new StandingCategory(detected, List.of(views)).document();
    }

    private static Sourced view(String side, String kind, boolean said, Instant at) {
        return new Sourced(
                Json.mapper()
                        .readTree(
                                """
                                {"viewType":"%s","confidenceScore":0.7,"analysisData":{
                                  "flat_spec":{"garment_class":"%s"},"edited_fields":[%s]}}
                                """
                                        .formatted(
                                                side,
                                                kind,
                                                said ? "\"flat_spec.garment_class\"" : "")),
                JobId.next(),
                at);
    }
}
