package io.techpack.imaging.dimension;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.DrawnOutlines;
import io.techpack.imaging.shape.Measure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What notes say of a scale follows from what is stated. */
class StandingScaleTest {

    private static final FlatSpec USUAL = FlatTemplate.usual(GarmentClass.T_SHIRT);

    private static String basis(Optional<KnownMeasure> known) {
        return Dimensions.of(
                        DrawnOutlines.anatomy(
                                DrawnOutlines.typical(GarmentClass.T_SHIRT), GarmentClass.T_SHIRT),
                        known)
                .basis();
    }

    private static String following(String basis, FlatSpec spec) {
        return StandingScale.following("Read as it. " + basis + " Wash it cold.", spec);
    }

    @Test
    void a_size_is_assumed_until_its_length_is_stated() {
        String assumed = basis(Optional.empty());

        assertThat(following(assumed, USUAL)).contains(assumed);
        assertThat(following(assumed, USUAL.stating(Measure.BODY_LENGTH, 80)))
                .startsWith("Read as it. Ratios are measured; centimetres that nobody stated")
                .doesNotContain("71 cm", "assume")
                .endsWith("Wash it cold.");
    }

    @Test
    void a_scale_is_that_of_what_nobody_stated_since() {
        String scaled = basis(Optional.of(new KnownMeasure(Measure.CHEST_WIDTH, 50)));
        FlatSpec given = USUAL.stating(Measure.CHEST_WIDTH, 50);

        assertThat(scaled).startsWith("Scaled from the given chest width of 50.0 cm");
        assertThat(following(scaled, given)).contains(scaled);
        String based = following(scaled, given.stating(Measure.BODY_LENGTH, 80));
        assertThat(based)
                .isEqualTo(
                        "Read as it. Only lengths that nobody stated are scaled from the given chest width of 50.0 cm. Wash it cold.");
        assertThat(StandingScale.following(based, given.stating(Measure.CHEST_WIDTH, 56)))
                .contains("of 50.0 cm, of which another length was stated since. Wash")
                .doesNotContain("Scaled from");
        assertThat(following(scaled, given.stating(Measure.CHEST_WIDTH, 56)))
                .contains("of 50.0 cm, of which another length was stated since.");
    }

    @Test
    void a_scale_by_usual_proportions_and_a_detail_alone_follow_too() {
        String proportions =
                "Scaled from the given waist width of 48.0 cm by the proportions that are usual for the class t-shirt: this view does not show it clearly.";
        String alone =
                "Ratios are measured. The given front neck drop of 9.0 cm holds for itself: this view does not show it clearly, so it scales nothing else.";
        FlatSpec given = USUAL.stating(Measure.WAIST_WIDTH, 48).stating(Measure.HEM_WIDTH, 50);

        assertThat(following(proportions, given)).contains("Only lengths that nobody stated are");
        FlatSpec drop = USUAL.stating(Measure.NECK_DROP, 9);
        assertThat(following(alone, drop)).contains("holds for itself");
        assertThat(following(alone, drop.stating(Measure.NECK_DROP, 12)))
                .isEqualTo("Read as it. Ratios are measured. Wash it cold.");
    }
}
