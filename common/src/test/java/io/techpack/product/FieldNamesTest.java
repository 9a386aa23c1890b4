package io.techpack.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dimensions_estimated.chest_width.value | chest width",
                "dimensions_estimated.chest_width.tolerance | chest width, tolerance",
                "dimensions | measures",
                "materials_detected[0].material_type | materials 1, material",
                "materials_detected[2] | materials 3",
                "colors.primary_colors[1].hex | colours 2, hex",
                "colors.pattern_type | pattern",
                "flat_spec.traits.collar.choice | collar",
                "flat_spec.proportions.hood_height.centimetres | hood height",
                "flat_spec.buttons | number of buttons",
                "flat_spec.garment_class | kind of product",
                "analysisData.analysis_notes | notes",
                "construction_details[0].details | construction 1, details",
                "something.else_that[\"is new\"] | something, else that, is new",
                "[] | the analysis"
            })
    void a_path_has_a_name_that_people_read(String path, String name) {
        assertThat(FieldNames.inWords(path)).isEqualTo(name);
    }

    @Test
    void several_are_named_once_each() {
        assertThat(
                        FieldNames.inWords(
                                List.of(
                                        "dimensions_estimated.hem_width",
                                        "dimensions_estimated.hem_width.value",
                                        "analysis_notes")))
                .isEqualTo("hem width, notes");
    }
}
