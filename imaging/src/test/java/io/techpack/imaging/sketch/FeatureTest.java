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
import io.techpack.imaging.shape.Measure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureTest {

    @Test
    void a_callout_has_its_own_parts_measure_or_none() {
        assertThat(named(GarmentClass.T_SHIRT, "Armhole").measure()).isEmpty();
        assertThat(named(GarmentClass.T_SHIRT, "Sleeve hem").measure())
                .contains(Measure.CUFF_WIDTH);
        assertThat(named(GarmentClass.T_SHIRT, "Neckline").measure()).contains(Measure.NECK_WIDTH);
        assertThat(named(GarmentClass.HOODIE, "Hood").measure()).contains(Measure.HOOD_HEIGHT);
    }

    @Test
    void what_nobody_has_seen_says_so() {
        assertThat(named(GarmentClass.T_SHIRT, "Armhole").specification())
                .endsWith("(usual, not seen)");
    }

    /** Whatever a person states of a trait is what the sheet says of that part. */
    @ParameterizedTest
    @EnumSource(GarmentClass.class)
    void a_make_that_is_stated_is_not_called_usual(GarmentClass kind) {
        Map<Trait, List<String>> names =
                Map.of(
                        Trait.COLLAR, List.of("Collar", "Hood"),
                        Trait.CUFF, List.of("Sleeve hem"),
                        Trait.CLOSURE, List.of("Front closure"),
                        Trait.POCKETS, List.of("Pocket", "Side pocket"),
                        Trait.HEM, List.of("Bottom hem"),
                        Trait.WAISTBAND, List.of("Waistband"),
                        Trait.FLY, List.of("Fly"));
        FlatSpec usual = FlatTemplate.usual(kind);
        names.forEach((trait, features) -> {
            for (Choice choice : trait.choices()) {
                if (usual.trait(trait).isPresent()) {
                    FlatSpec stated = usual.with(trait, new Chosen(choice, Origin.STATED, 1));
                    assertThat(Feature.of(stated, ViewSide.FRONT))
                            .filteredOn(feature -> features.contains(feature.name()))
                            .as("%s %s", kind, choice)
                            .noneMatch(feature -> feature.specification().contains("usual"));
                }
            }
        });
    }

    @Test
    void sleeves_of_a_stated_shape_are_explained() {
        FlatSpec puff =
                FlatTemplate.usual(GarmentClass.T_SHIRT)
                        .stating(Trait.SLEEVE_SHAPE, Choice.SleeveShape.PUFF);

        for (ViewSide side : ViewSide.values()) {
            assertThat(Feature.of(puff, side))
                    .filteredOn(feature -> feature.name().startsWith("Sleeve"))
                    .extracting(Feature::specification)
                    .containsExactly(
                            "Puff: set in, cap gathered into the armhole, end gathered into a band or cuff",
                            "Gathered into a band");
        }
    }

    private static Feature named(GarmentClass kind, String name) {
        return Feature.of(FlatTemplate.usual(kind), ViewSide.FRONT).stream()
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
