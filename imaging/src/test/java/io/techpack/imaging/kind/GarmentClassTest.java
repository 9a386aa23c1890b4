package io.techpack.imaging.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource({
        "polo shirt,POLO",
        "blouse,SHIRT",
        "ankle boots,SHOES",
        "rock t-shirt,T_SHIRT",
        "jersey shorts,SHORTS",
        "Kleid,DRESS",
        "Sommerkleid,DRESS",
        "Hemdblusenkleid,DRESS",
        "Jeansrock,SKIRT",
        "Jeansjacke,OUTWEAR",
        "Strickjacke,LONGSLEEVE",
        "Unterhemd,UNDERSHIRT",
        "Poloshirt,POLO",
        "Hemd mit Brusttasche,SHIRT",
        "Damenbluse,SHIRT",
        "kurze Hose,SHORTS",
        "Cordhose,PANTS",
        "Winterstiefel,SHOES",
        "Handtasche,BAG",
        "robe longue,DRESS",
        "veste en jeans,OUTWEAR",
        "sac en jean,BAG",
        "sweat à capuche,HOODIE",
        "chemise à poche,SHIRT",
        "bottes en cuir,SHOES",
        "vestido de verano,DRESS",
        "camiseta,T_SHIRT",
        "camisa de lino,SHIRT",
        "pantalones cortos,SHORTS",
        "unas botas,SHOES",
        "mochila,BAG",
        "连衣裙,DRESS",
        "裙子,SKIRT",
        "包臀裙,SKIRT",
        "一件polo衫,POLO",
        "牛仔裤,PANTS",
        "运动短裤,SHORTS",
        "连帽卫衣,HOODIE",
        "马丁靴,SHOES"
    })
    void a_kind_is_meant_by_what_people_call_it_in_five_languages(
            String words, GarmentClass expected) {
        assertThat(GarmentClass.meant(expected.category(), words)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "toaster",
                "<b>",
                "Handschuhe",
                "Brusttasche",
                "Barockmuster",
                "robot",
                "微波炉"
            })
    void what_is_no_kind_names_none(String words) {
        for (GarmentCategory category : GarmentCategory.values()) {
            assertThat(GarmentClass.meant(category, words)).isEmpty();
        }
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
