package io.techpack.imaging.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.TestMasks;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskEvidenceTest {

    private static final Rectangle2D UPRIGHT = new Rectangle2D.Double(75, 40, 50, 120);

    @RepeatedTest(20)
    void all_shares_lie_between_nothing_and_all_and_the_confidence_never_claims_more(
            RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Mask mask = TestMasks.random(random, 30, 24, random.nextDouble()).closed(1);
        MaskEvidence evidence = MaskEvidence.of(noise(random, 30, 24), mask, random.nextDouble());
        assertThat(evidence.areaShare()).isBetween(0.0, 1.0);
        assertThat(evidence.borderTouch()).isBetween(0.0, 1.0);
        assertThat(evidence.symmetry()).isBetween(0.0, 1.0);
        assertThat(evidence.contrast()).isNotNegative();
        assertThat(evidence.confidence()).isBetween(0.02, 0.97);
    }

    @Test
    void a_disc_on_an_even_ground_is_symmetric_inside_and_of_full_contrast() {
        Mask disc = TestMasks.of(100, 100, new Ellipse2D.Double(20, 20, 60, 60));
        MaskEvidence evidence = MaskEvidence.of(painted(disc), disc, 1);
        assertThat(evidence.areaShare()).isCloseTo(Math.PI * 0.09, within(0.01));
        assertThat(evidence.borderTouch()).isZero();
        assertThat(evidence.contrast()).isCloseTo(100, within(2.0));
        assertThat(evidence.symmetry()).isCloseTo(1, within(0.05));
        assertThat(evidence.confidence()).isCloseTo(0.97, within(0.02));
    }

    @Test
    void what_is_cut_off_at_one_side_touches_the_border_there() {
        Mask half = Mask.where(100, 100, i -> i % 100 < 30);
        assertThat(MaskEvidence.of(painted(half), half, 1).borderTouch())
                .isCloseTo((100 + 30 + 30) / 400.0, within(1e-9));
    }

    @Test
    void less_contrast_agreement_or_distance_from_the_border_is_less_confidence() {
        MaskEvidence good = new MaskEvidence(0.3, 0, 30, 0.97, 0.9);
        assertThat(new MaskEvidence(0.3, 0, 12, 0.97, 0.9).confidence())
                .isLessThan(good.confidence());
        assertThat(new MaskEvidence(0.3, 0, 30, 0.85, 0.9).confidence())
                .isLessThan(good.confidence());
        assertThat(new MaskEvidence(0.3, 0.2, 30, 0.97, 0.9).confidence())
                .isLessThan(good.confidence());
        assertThat(new MaskEvidence(0.01, 0, 30, 0.97, 0.9).confidence())
                .isLessThan(good.confidence() / 2);
        assertThat(new MaskEvidence(0.3, 0, 0, 0, 0.9).confidence()).isEqualTo(0.02);
    }

    @ParameterizedTest
    @ValueSource(ints = {-12, -7, -3, 3, 7, 12})
    void a_leaning_product_is_found_to_lean_and_turned_upright(int degrees) {
        Mask leaning =
                TestMasks.of(
                        200,
                        200,
                        AffineTransform.getRotateInstance(Math.toRadians(degrees), 100, 100)
                                .createTransformedShape(UPRIGHT));
        double tilt = Tilt.of(leaning);
        assertThat(tilt).isCloseTo(degrees, within(1.0));
        assertThat(Tilt.turned(leaning, tilt).overlap(TestMasks.of(200, 200, UPRIGHT)))
                .isGreaterThan(0.93);
    }

    @Test
    void what_stands_upright_or_has_no_direction_is_left_alone() {
        assertThat(Tilt.of(TestMasks.of(200, 200, UPRIGHT))).isZero();
        assertThat(Tilt.of(TestMasks.of(200, 200, new Ellipse2D.Double(40, 50, 90, 90)))).isZero();
        assertThat(Tilt.of(Mask.where(50, 50, i -> false))).isZero();
    }

    @Test
    void turning_there_and_back_changes_little_and_by_nothing_nothing() {
        Mask mask = TestMasks.of(200, 200, UPRIGHT);
        assertThat(Tilt.turned(mask, 0)).isEqualTo(mask);
        assertThat(Tilt.turned(Tilt.turned(mask, 9), -9).overlap(mask)).isGreaterThan(0.96);
    }

    @Test
    void an_upright_segmentation_keeps_its_mask_and_a_confidence_out_of_range_is_refused() {
        Mask mask = TestMasks.of(200, 200, UPRIGHT);
        MaskEvidence evidence = new MaskEvidence(0.3, 0, 30, 0.97, 0.9);
        assertThat(new Segmentation(mask, evidence, 0.9, 0).uprightMask()).isSameAs(mask);
        for (double confidence : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new Segmentation(mask, evidence, confidence, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Members are black, all else is white. */
    static LabRaster painted(Mask mask) {
        int[] argb = new int[mask.size()];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = mask.at(i) ? 0xFF000000 : 0xFFFFFFFF;
        }
        return LabRaster.of(Picture.of(mask.width(), mask.height(), argb));
    }

    private static LabRaster noise(Random random, int width, int height) {
        int[] argb = random.ints((long) width * height).map(pixel -> pixel | 0xFF000000).toArray();
        return LabRaster.of(Picture.of(width, height, argb));
    }
}
