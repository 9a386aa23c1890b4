package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {

    @Test
    void dots_brackets_and_quoted_names_are_steps() {
        assertThat(steps("materials_detected[0].material_type"))
                .containsExactly("materials_detected", "0", "material_type");
        assertThat(steps("colors.primary_colors[1].hex"))
                .containsExactly("colors", "primary_colors", "1", "hex");
        assertThat(steps("dimensions_estimated['chest_width'].value"))
                .containsExactly("dimensions_estimated", "chest_width", "value");
        assertThat(steps(" analysis_notes ")).containsExactly("analysis_notes");
    }

    @Test
    void the_name_of_the_whole_analysis_may_come_first() {
        assertThat(steps("analysisData.colors.pattern_type"))
                .containsExactly("colors", "pattern_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "a..b",
                ".a",
                "a.",
                "a[",
                "a[]",
                "a[x]",
                "a[-1]",
                "a]b",
                "a[0]b",
                "a[1234567]",
                "[\"x]"
            })
    void other_texts_are_no_paths(String text) {
        assertThat(FieldPath.parse(text)).isEmpty();
    }

    @Test
    void a_path_is_written_as_it_is_read() {
        assertThat(FieldPath.parse("colors.primary_colors[1].hex").orElseThrow())
                .hasToString("colors.primary_colors[1].hex");
    }

    private static List<String> steps(String text) {
        return FieldPath.parse(text).orElseThrow().steps();
    }
}
