package io.techpack.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.imaging.sketch.SketchRequest;
import io.techpack.imaging.sketch.TechnicalDrawing;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

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
    void a_cancelled_thread_gets_no_drawing() {
        Garment garment = TestGarments.read(SampleKind.TROUSERS);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> garment.drawing(GarmentClass.PANTS, FRONT, Optional.empty()))
                .isInstanceOf(InterruptedException.class);
    }
}
