package io.techpack.imaging.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GarmentClassTest {

    @ParameterizedTest
    @EnumSource(GarmentClass.class)
    void a_class_is_found_by_its_label_however_it_is_written(GarmentClass kind) {
        assertThat(GarmentClass.labelled(kind.label())).contains(kind);
        assertThat(GarmentClass.labelled(kind.label().replace('-', '_'))).contains(kind);
        assertThat(GarmentClass.described(kind.category(), kind.label())).isEqualTo(kind);
        assertThat(GarmentClass.described(kind.category(), kind.label().toUpperCase(Locale.ROOT)))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(GarmentCategory.class)
    void any_words_give_a_class_of_the_category_or_an_object(GarmentCategory category) {
        for (String words : new String[] {"", "unknown", "t-shirt", "shoes", "tote bag", "№"}) {
            GarmentClass found = GarmentClass.described(category, words);
            assertThat(found == GarmentClass.OBJECT || found.category() == category).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tops,T_SHIRT",
        "dresses,DRESS",
        "skirts,SKIRT",
        "trousers,PANTS",
        "shorts,SHORTS",
        "outerwear,OUTWEAR",
        "hats,HAT"
    })
    void a_group_stands_for_its_most_common_class(String group, GarmentClass expected) {
        assertThat(GarmentClass.described(GarmentCategory.APPAREL, group)).isEqualTo(expected);
    }

    @Test
    void words_of_another_category_do_not_count() {
        assertThat(GarmentClass.described(GarmentCategory.BAGS, "sneaker"))
                .isEqualTo(GarmentClass.BAG);
        assertThat(GarmentClass.described(GarmentCategory.JEWELRY, "t-shirt"))
                .isEqualTo(GarmentClass.OBJECT);
        assertThat(GarmentClass.labelled("sneaker")).isEmpty();
    }

    @Test
    void nothing_hangs_from_the_shoulders_and_has_legs_and_both_are_symmetric() {
        for (GarmentClass kind : GarmentClass.values()) {
            assertThat(kind.hangsFromShoulders() && kind.hasLegs()).isFalse();
            if (kind.hangsFromShoulders() || kind.hasLegs()) {
                assertThat(kind.isSymmetric()).isTrue();
            }
        }
        assertThat(GarmentClass.SHOES.isSymmetric()).isFalse();
        assertThat(GarmentClass.SKIRT.isSymmetric()).isTrue();
    }
}
