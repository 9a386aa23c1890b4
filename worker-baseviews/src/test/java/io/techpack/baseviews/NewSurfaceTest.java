package io.techpack.baseviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.json.Json;
import io.techpack.product.AnalysisData;
import io.techpack.product.CloseUpImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class NewSurfaceTest {

    private static final List<AnalysisData.Color> BLUE =
            List.of(
                    new AnalysisData.Color("Blue", "#2a4d9b", 80),
                    new AnalysisData.Color("Charcoal", "#202124", 15));

    private static ObjectNode analysis(String pattern, String line) {
        ObjectNode analysis = Json.mapper().createObjectNode();
        ObjectNode data = analysis.putObject("analysisData");
        data.putObject("colors").put("pattern_type", pattern).putArray("primary_colors");
        data.putArray("design_elements").add("sleeves: long").add(line);
        return analysis;
    }

    private static ObjectNode recoloured(ObjectNode earlier, ObjectNode made) {
        NewSurface surface = NewSurface.in(made);
        surface.recoloured(new CarriedEdits(Optional.of(earlier)), BLUE);
        return surface.data();
    }

    @ParameterizedTest
    @CsvSource({
        "checked, all-over print",
        "vertical stripes, solid",
        "dotted, dotted",
        "solid, colour-blocked",
        "gingham by Ann, checked"
    })
    void another_colour_is_told_and_the_pattern_is_the_earlier_one(String earlier, String read) {
        ObjectNode data =
                recoloured(
                        analysis(earlier, "pattern: " + earlier + ": Burgundy 85 %"),
                        analysis(read, "pattern: " + read + ": Violet 40 %, Berry 30 %"));

        assertThat(data.at("/colors/pattern_type").asString()).isEqualTo(earlier);
        assertThat(data.at("/colors/primary_colors/0/hex").asString()).isEqualTo("#2a4d9b");
        assertThat(data.at("/design_elements/1").asString())
                .isEqualTo("pattern: " + earlier + ": Blue 80 %, Charcoal 15 %");
        assertThat(data.at("/design_elements/0").asString()).isEqualTo("sleeves: long");
    }

    @Test
    void what_a_person_wrote_of_the_pattern_stays() {
        ObjectNode earlier = analysis("checked", "pattern: a tartan of our own");

        ObjectNode data = recoloured(earlier, earlier.deepCopy());

        assertThat(data.at("/design_elements/1").asString())
                .isEqualTo("pattern: a tartan of our own");
    }

    @Test
    void a_print_is_where_the_new_picture_shows_it_or_nowhere() {
        ObjectNode turned = analysis("placed graphic", "print: middle centre");
        NewSurface surface = NewSurface.in(turned);
        surface.data().putObject("print_region").put("x", 0.355);

        surface.moved(Optional.of(new CloseUpImage.Region(0.275, 0.385, 0.485, 0.26)));

        assertThat(surface.data().at("/print_region/x").asDouble()).isEqualTo(0.275);
        surface.moved(Optional.empty());
        assertThat(surface.data().has("print_region")).isFalse();
    }

    @Test
    void a_print_that_is_not_there_is_not_found_in_a_part() {
        NewSurface surface = NewSurface.in(analysis("solid", "pattern: solid: Navy 98 %"));

        surface.moved(Optional.of(new CloseUpImage.Region(0.1, 0.1, 0.2, 0.2)));

        assertThat(surface.data().has("print_region")).isFalse();
    }
}
