package io.techpack.imaging.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.Chosen;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.Origin;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.sketch.SketchRequest.Remark;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaidFeaturesTest {

    private static final FlatSpec SHIRT = FlatTemplate.usual(GarmentClass.SHIRT);

    @ParameterizedTest
    @CsvSource({
        "hem, Bottom hem",
        "side seams, Side seam",
        "sleeve hem, Sleeve hem",
        "armholes, Armhole",
        "corozo buttons front, Front closure",
        "Reißverschluss, Front closure",
        "bouton pression, Front closure",
        "胸袋, Pocket",
        "Brusttasche, Pocket",
        "collar, Collar",
        "puños, Sleeve hem"
    })
    void a_part_is_found_by_what_people_call_it(String part, String feature) {
        SaidFeatures said = said(SHIRT, new Remark(part, "as I say"));

        assertThat(said.unplaced()).isEmpty();
        assertThat(said.features())
                .filteredOn(each -> each.specification().equals("as I say"))
                .extracting(Feature::name)
                .containsExactly(feature);
    }

    @Test
    void what_a_person_says_takes_the_place_of_what_is_usual() {
        SaidFeatures said =
                said(
                        SHIRT,
                        new Remark("hem", "double needle, 2 cm"),
                        new Remark("hem", "vents at both sides"));

        assertThat(named(said, "Bottom hem").specification())
                .isEqualTo("double needle, 2 cm; vents at both sides");
        assertThat(named(said, "Armhole").specification()).endsWith("(usual, not seen)");
    }

    @Test
    void whoever_says_what_the_buttons_are_keeps_their_number() {
        assertThat(
                        named(
                                        said(SHIRT, new Remark("buttons", "4-hole corozo buttons")),
                                        "Front closure")
                                .specification())
                .isEqualTo("4-hole corozo buttons (7 in all)");
    }

    @ParameterizedTest
    @CsvSource({
        "8 buttons, 8, 8 buttons",
        "9 horn buttons, 9, 9 horn buttons",
        "8 × 4-hole buttons, 8, 8 × 4-hole buttons",
        "horn buttons, 9, horn buttons (9 in all)",
        "4-hole buttons, 4, 4-hole buttons (4 in all)",
        "boutons 1.8 cm, 8, boutons 1.8 cm (8 in all)"
    })
    void a_number_of_buttons_is_said_once(String words, int buttons, String specification) {
        FlatSpec spec =
                new FlatSpec(
                        SHIRT.kind(),
                        SHIRT.base(),
                        SHIRT.baseCentimetres(),
                        SHIRT.proportions(),
                        SHIRT.traits(),
                        buttons);

        assertThat(named(said(spec, new Remark("buttons", words)), "Front closure").specification())
                .isEqualTo(specification);
    }

    @ParameterizedTest
    @CsvSource({
        "short, short sleeves, short sleeves",
        "short sleeves, short, short sleeves",
        "short, long, short; long",
        "Short sleeves, short sleeves, Short sleeves"
    })
    void what_two_lines_say_of_a_part_is_said_once(String one, String other, String together) {
        String said =
                named(
                                said(
                                        SHIRT,
                                        new Remark("sleeves", one),
                                        new Remark("sleeves", other)),
                                "Armhole")
                        .specification();

        assertThat(said).isEqualToIgnoringCase(together);
    }

    @Test
    void a_trim_is_told_of_the_part_that_it_is_on() {
        FlatSpec trousers = FlatTemplate.usual(GarmentClass.PANTS);
        SaidFeatures said =
                said(
                        trousers,
                        new Remark("side pockets", "2 brass zips, brass, side pockets"),
                        new Remark("back pockets", "4 horn buttons, horn, back pockets"),
                        new Remark("neck", "zip, neck"));

        assertThat(named(said, "Fly").specification()).doesNotContain("brass", "horn");
        assertThat(said.features()).noneMatch(each -> each.specification().contains("horn"));
        assertThat(said.features()).anyMatch(each -> each.specification().contains("brass"));
        assertThat(said.unplaced())
                .extracting(Remark::part)
                .containsExactly("back pockets", "neck");
    }

    @Test
    void a_part_of_the_front_is_told_there_though_the_words_name_the_back_too() {
        SaidFeatures said = said(SHIRT, new Remark("collar", "stand, 3 cm at centre back"));

        assertThat(named(said, "Collar").specification()).isEqualTo("stand, 3 cm at centre back");
    }

    @ParameterizedTest
    @CsvSource({"button-down collar", "2 spare buttons", "2 Ersatzknöpfe", "2 boutons de rechange"})
    void buttons_of_elsewhere_do_not_count_as_the_closures(String words) {
        assertThat(said(SHIRT, new Remark("front closure", words)).features())
                .filteredOn(each -> each.specification().contains(words))
                .extracting(Feature::specification)
                .containsExactly(words);
    }

    @Test
    void what_is_at_the_front_is_not_said_of_the_back() {
        FlatSpec tee = FlatTemplate.usual(GarmentClass.T_SHIRT);
        Remark buttons = new Remark("buttons", "corozo buttons, center front");
        List<Feature> back =
                Feature.of(tee, ViewSide.BACK).stream()
                        .filter(feature -> !feature.name().equals("Front closure"))
                        .toList();

        assertThat(SaidFeatures.of(back, List.of(buttons), tee, ViewSide.BACK).unplaced())
                .containsExactly(buttons);
    }

    @ParameterizedTest
    @CsvSource({
        "neckline, V-neck, Neckline",
        "neck, rib 2 cm, Neckline",
        "Ausschnitt, V-Ausschnitt, Neckline",
        "encolure, col rond, Neckline",
        "领口, V领, Neckline"
    })
    void a_back_has_its_own_neckline(String part, String words, String feature) {
        FlatSpec tee = FlatTemplate.usual(GarmentClass.T_SHIRT);
        Remark neck = new Remark(part, words);

        assertThat(named(said(tee, neck), feature).specification()).isEqualTo(words);
        SaidFeatures back = said(ViewSide.BACK, tee, neck);
        assertThat(named(back, "Back neckline").specification()).startsWith("Neck tape");
        assertThat(back.note()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "back neckline, tape in self fabric",
        "neckline, taped at the back",
        "collar, linen"
    })
    void what_is_said_of_the_back_or_of_a_collar_is_on_the_back(String part, String words) {
        SaidFeatures back =
                said(
                        ViewSide.BACK,
                        FlatTemplate.usual(GarmentClass.T_SHIRT),
                        new Remark(part, words));

        assertThat(named(back, "Back neckline").specification()).isEqualTo(words);
    }

    @Test
    void what_has_no_callout_is_in_a_note() {
        SaidFeatures said = said(SHIRT, new Remark("epaulettes", "self fabric"));

        assertThat(said.note()).contains("Also said: epaulettes: self fabric.");
        assertThat(said(SHIRT).note()).isEmpty();
    }

    @Test
    void a_closure_with_buttons_has_as_many_as_usual() {
        FlatSpec tee = FlatTemplate.usual(GarmentClass.T_SHIRT);

        for (Choice.Closure closure : Choice.Closure.values()) {
            FlatSpec closed = tee.with(Trait.CLOSURE, new Chosen(closure, Origin.STATED, 1));
            assertThat(closed.buttons() > 0).as("%s", closure).isEqualTo(closure.isButtoned());
        }
        assertThat(FlatSpec.usualButtons(GarmentClass.POLO, Choice.Closure.PLACKET)).isEqualTo(3);
        assertThat(FlatSpec.usualButtons(GarmentClass.BLAZER, Choice.Closure.BUTTONS)).isEqualTo(2);
    }

    private static SaidFeatures said(FlatSpec spec, Remark... remarks) {
        return said(ViewSide.FRONT, spec, remarks);
    }

    private static SaidFeatures said(ViewSide side, FlatSpec spec, Remark... remarks) {
        return SaidFeatures.of(Feature.of(spec, side), List.of(remarks), spec, side);
    }

    private static Feature named(SaidFeatures said, String name) {
        return said.features().stream()
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
