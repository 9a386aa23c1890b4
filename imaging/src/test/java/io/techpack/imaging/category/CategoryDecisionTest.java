package io.techpack.imaging.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.kind.GarmentCategory;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.TestMasks;
import io.techpack.imaging.segmentation.MaskEvidence;
import io.techpack.imaging.segmentation.Segmentation;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CategoryDecisionTest {

    private static final Rectangle2D SHIRT_LIKE = new Rectangle2D.Double(60, 60, 80, 90);

    @Test
    void a_clear_winner_is_named_and_the_next_one_mentioned() {
        CategoryGuess guess =
                CategoryDecision.of(
                        candidates(0.85, GarmentClass.SHIRT, 0.10, GarmentClass.POLO, 0.05),
                        0,
                        cutOut(SHIRT_LIKE, 0.9));
        assertThat(guess.subcategory()).isEqualTo("shirt");
        assertThat(guess.category()).isEqualTo(GarmentCategory.APPAREL);
        assertThat(guess.confidence()).isCloseTo(0.85 * 0.95, within(1e-9));
        assertThat(guess.reasoning()).contains("shirt (85 %)").contains("next is polo at 10 %");
    }

    @Test
    void far_behind_nobody_is_mentioned() {
        CategoryGuess guess =
                CategoryDecision.of(
                        candidates(0.98, GarmentClass.SHIRT, 0.015, GarmentClass.POLO, 0.005),
                        0,
                        cutOut(SHIRT_LIKE, 0.5));
        assertThat(guess.reasoning())
                .contains("nothing else comes close")
                .contains("not clearly told from its background (50 %)");
    }

    @Test
    void a_class_in_doubt_is_named_and_less_sure_for_it() {
        List<Candidate> likely =
                candidates(0.75, GarmentClass.SHIRT, 0.15, GarmentClass.DRESS, 0.1);
        CategoryGuess clear = CategoryDecision.of(likely, 0, cutOut(SHIRT_LIKE, 1));
        CategoryGuess unclear = CategoryDecision.of(likely, 0, cutOut(SHIRT_LIKE, 0.5));
        assertThat(clear.subcategory()).isEqualTo("shirt");
        assertThat(unclear.subcategory()).isEqualTo("shirt");
        assertThat(unclear.confidence()).isLessThan(clear.confidence());
        assertThat(unclear.reasoning()).contains("tops", "not one kind of them clearly");
    }

    @Test
    void what_can_hardly_be_told_from_its_background_is_hardly_a_guess() {
        assertUnknown(cutOut(SHIRT_LIKE, 0.05), "could hardly be told from its background");
    }

    @Test
    void what_fills_the_picture_or_is_next_to_nothing_is_hardly_a_guess() {
        assertUnknown(cutOut(new Rectangle2D.Double(0, 0, 200, 198), 0.9), "fills the picture");
        assertUnknown(
                cutOut(new Rectangle2D.Double(95, 95, 12, 12), 0.9), "Next to nothing stands out");
    }

    @Test
    void an_outline_that_is_unlikely_for_the_class_is_hardly_a_guess() {
        assertUnknown(cutOut(new Rectangle2D.Double(90, 10, 20, 180), 0.9), "9.0 times as high");
    }

    @Test
    void a_frame_that_hardly_fills_its_own_box_is_hardly_a_guess() {
        Area frame = new Area(new Rectangle2D.Double(40, 40, 120, 120));
        frame.subtract(new Area(new Rectangle2D.Double(44, 44, 112, 112)));
        assertUnknown(cutOut(frame, 0.9), "The outline");
    }

    @Test
    void when_no_class_fits_well_that_is_said() {
        CategoryGuess guess =
                CategoryDecision.of(
                        candidates(0.29, GarmentClass.SHIRT, 0.28, GarmentClass.POLO, 0.27),
                        0,
                        cutOut(SHIRT_LIKE, 0.9));
        assertThat(guess.confidence()).isLessThanOrEqualTo(0.29);
        assertThat(guess.reasoning()).contains("No kind of product fits well").contains("29 %");
    }

    @Test
    void what_is_of_no_known_kind_is_refused_with_the_reason_and_a_sure_garment_is_not() {
        List<Candidate> shirt = candidates(0.95, GarmentClass.SHIRT, 0.03, GarmentClass.POLO, 0.02);
        CategoryGuess cup = CategoryDecision.of(shirt, 0.9, cutOut(SHIRT_LIKE, 0.9));
        assertThat(cup.refusal()).hasValueSatisfying(why -> assertThat(why).contains("90 %"));
        assertThat(cup.confidence()).isLessThanOrEqualTo(0.2);
        assertThat(CategoryDecision.of(shirt, 0.05, cutOut(SHIRT_LIKE, 0.9)).refusal()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(GarmentClass.class)
    void every_class_has_outlines_that_are_likely_and_some_that_are_not(GarmentClass kind) {
        List<Candidate> sure = candidates(0.95, kind, 0.03, other(kind), 0.02);
        CategoryGuess plain = CategoryDecision.of(sure, 0, cutOut(SHIRT_LIKE, 0.95));
        assertThat(plain.subcategory()).isEqualTo(kind.label());
        Segmentation stick = cutOut(new Rectangle2D.Double(95, 4, 20, 192), 0.95);
        assertThat(CategoryDecision.of(sure, 0, stick).confidence()).isLessThanOrEqualTo(0.2);
    }

    @RepeatedTest(20)
    void whatever_the_probabilities_the_confidence_is_one(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        List<Candidate> candidates = new ArrayList<>();
        double left = 1;
        for (GarmentClass kind : GarmentClass.values()) {
            double share = left * random.nextDouble();
            left -= share;
            candidates.add(new Candidate(kind, share));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::probability).reversed());
        CategoryGuess guess =
                CategoryDecision.of(candidates, 0, cutOut(SHIRT_LIKE, random.nextDouble()));
        assertThat(guess.topThree()).isEqualTo(candidates.subList(0, 3));
        assertThat(guess.confidence()).isBetween(0.0, 1.0);
        assertThat(guess.reasoning()).endsWith(".");
    }

    @Test
    void probabilities_and_confidences_that_are_none_are_refused() {
        for (double value : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new Candidate(GarmentClass.BAG, value))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() ->
                            new CategoryGuess(
                                    GarmentCategory.BAGS,
                                    "bag",
                                    value,
                                    List.of(new Candidate(GarmentClass.BAG, 1)),
                                    ".",
                                    Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() ->
                        new CategoryGuess(
                                GarmentCategory.BAGS, "bag", 0.5, List.of(), ".", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertUnknown(Segmentation segmentation, String why) {
        CategoryGuess guess =
                CategoryDecision.of(
                        candidates(0.95, GarmentClass.SHIRT, 0.03, GarmentClass.POLO, 0.02),
                        0,
                        segmentation);
        assertThat(guess.subcategory()).isEqualTo("shirt");
        assertThat(guess.confidence()).isLessThanOrEqualTo(0.2);
        assertThat(guess.reasoning()).contains(why).contains("hardly more than a guess");
        assertThat(guess.refusal()).hasValueSatisfying(reason -> assertThat(reason).contains(why));
    }

    private static GarmentClass other(GarmentClass kind) {
        return kind == GarmentClass.HAT ? GarmentClass.BAG : GarmentClass.HAT;
    }

    private static List<Candidate> candidates(
            double first, GarmentClass best, double second, GarmentClass next, double third) {
        GarmentClass last = best == GarmentClass.SHOES ? GarmentClass.SKIRT : GarmentClass.SHOES;
        return List.of(
                new Candidate(best, first),
                new Candidate(next, second),
                new Candidate(last, third));
    }

    private static Segmentation cutOut(Shape shape, double confidence) {
        Mask mask = TestMasks.of(200, 200, shape);
        double share = mask.area() / (double) mask.size();
        return new Segmentation(mask, new MaskEvidence(share, 0, 40, 0.95, 1), confidence, 0);
    }
}
