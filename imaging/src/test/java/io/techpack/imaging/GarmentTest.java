package io.techpack.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.dimension.Dimensions;
import io.techpack.imaging.dimension.KnownMeasure;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.imaging.shape.Measure;
import io.techpack.imaging.sketch.SketchRequest;
import io.techpack.imaging.sketch.TechnicalDrawing;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GarmentTest {

    private static final SketchRequest FRONT =
            new SketchRequest(ViewSide.FRONT, ViewSide.FRONT, "Tee");

    @Test
    void the_same_picture_always_gives_the_same_results() throws InterruptedException {
        Picture picture = TestGarments.drawn(SampleKind.T_SHIRT).picture();
        assertThat(SampleGarments.draw(SampleKind.T_SHIRT, 1).picture().png())
                .isEqualTo(picture.png());
        Garment one = GarmentReader.read(picture);
        Garment other = GarmentReader.read(picture);
        assertThat(one.category()).isEqualTo(other.category());
        assertThat(one.analysis(GarmentClass.T_SHIRT, Optional.empty()))
                .isEqualTo(other.analysis(GarmentClass.T_SHIRT, Optional.empty()));
        assertThat(one.closeUpPlan(GarmentClass.T_SHIRT, 8))
                .isEqualTo(other.closeUpPlan(GarmentClass.T_SHIRT, 8));
        TechnicalDrawing drawing = one.drawing(GarmentClass.T_SHIRT, FRONT, Optional.empty());
        assertThat(other.drawing(GarmentClass.T_SHIRT, FRONT, Optional.empty()).svg())
                .isEqualTo(drawing.svg());
        assertThat(other.drawing(GarmentClass.T_SHIRT, FRONT, Optional.empty()).png())
                .isEqualTo(drawing.png());
    }

    /**
     * Sleeves that lie on the body, a neck that cannot be read: what is not told is usual in both.
     */
    @ParameterizedTest
    @EnumSource(GarmentClass.class)
    void a_measure_has_one_value_in_the_analysis_and_in_the_flat(GarmentClass kind)
            throws InterruptedException {
        for (SampleKind drawn : SampleKind.values()) {
            Garment garment = TestGarments.read(drawn);
            Dimensions dimensions = garment.dimensions(kind, Optional.empty());
            for (ViewSide side : List.of(ViewSide.FRONT, ViewSide.BACK)) {
                FlatSpec spec = garment.flatSpec(kind, side, Optional.empty());
                for (Dimension dimension : dimensions.all()) {
                    Measure measure = dimension.measured().measure();
                    assertThat(spec.isMeasured(measure)).as("%s %s", drawn, measure).isTrue();
                    boolean seenInside = side == ViewSide.FRONT && measure == Measure.NECK_DROP;
                    if (!seenInside) {
                        assertThat(spec.centimetres(measure).orElseThrow())
                                .as("%s as %s, %s", drawn, kind, measure)
                                .isCloseTo(dimension.centimetres(), within(0.01));
                    }
                }
                for (Measure measure : FlatSpec.measuresOf(kind)) {
                    boolean seenInside = side == ViewSide.FRONT && measure == Measure.NECK_DROP;
                    assertThat(dimensions.of(measure).isPresent() || seenInside)
                            .as("%s as %s, %s", drawn, kind, measure)
                            .isEqualTo(spec.isMeasured(measure) || seenInside);
                }
            }
        }
    }

    @Test
    void many_threads_may_ask_one_garment() throws Exception {
        Garment garment = GarmentReader.read(TestGarments.drawn(SampleKind.DRESS).picture());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> drawings =
                    List.of(
                            threads.submit(() ->
                                    garment.drawing(GarmentClass.DRESS, FRONT, Optional.empty())
                                            .svg()),
                            threads.submit(() ->
                                    garment.drawing(GarmentClass.DRESS, FRONT, Optional.empty())
                                            .svg()),
                            threads.submit(() ->
                                    garment.drawing(GarmentClass.DRESS, FRONT, Optional.empty())
                                            .svg()));
            String first = drawings.getFirst().get();
            for (Future<String> drawing : drawings) {
                assertThat(drawing.get()).isEqualTo(first);
            }
        }
    }

    @Test
    void a_detail_that_is_not_seen_is_stated_alone_and_makes_no_impossible_garment()
            throws InterruptedException {
        Garment garment = TestGarments.read(SampleKind.T_SHIRT);
        FlatSpec read = garment.flatSpec(GarmentClass.T_SHIRT, ViewSide.FRONT, Optional.empty());
        KnownMeasure deep = new KnownMeasure(Measure.NECK_DROP, 24);

        FlatSpec given = garment.flatSpec(GarmentClass.T_SHIRT, ViewSide.FRONT, Optional.of(deep));

        assertThat(new KnownScale(garment, GarmentClass.T_SHIRT, deep).fault()).isEmpty();
        assertThat(given.isStated(Measure.NECK_DROP)).isTrue();
        assertThat(given.centimetres(Measure.NECK_DROP)).hasValue(24.0);
        assertThat(given.centimetres(Measure.CHEST_WIDTH))
                .isEqualTo(read.centimetres(Measure.CHEST_WIDTH));
        assertThat(given.baseCentimetres()).isEqualTo(read.baseCentimetres());
    }

    @Test
    void a_cancelled_thread_gets_no_drawing() {
        Garment garment = TestGarments.read(SampleKind.TROUSERS);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> garment.drawing(GarmentClass.PANTS, FRONT, Optional.empty()))
                .isInstanceOf(InterruptedException.class);
    }
}
