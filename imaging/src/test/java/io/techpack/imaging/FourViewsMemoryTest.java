package io.techpack.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.closeup.Shot;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.picture.PictureLimits;
import io.techpack.imaging.picture.PictureReader;
import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.imaging.sketch.SketchRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How much heap four views take that go through all stages at once, each with its own picture, in a
 * Java whose heap is no larger; above 16 megapixels a picture is kept at half its size, so that
 * just below it is dearest. {@code -Dtechpack.heap=MB} tries another size.
 */
@Tag("long")
class FourViewsMemoryTest {

    private static final int AT_ONCE = 4;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"1600, 300", "4096, 300", "4000, 450"})
    void four_views_at_once_go_through_all_stages_in_their_heap(int side, int megabytes)
            throws Exception {
        Path photo = folder.resolve("photo.jpg");
        Picture drawn = SampleGarments.draw(SampleKind.T_SHIRT, 1).picture();
        Files.write(photo, drawn.scaledTo(side, side).jpeg(0.9));

        assertThat(
                        OwnJava.run(
                                Integer.getInteger("techpack.heap", megabytes),
                                FourViewsMemoryTest.class,
                                photo.toString()))
                .isEqualTo("done ".repeat(AT_ONCE));
    }

    /** Takes a file through all stages, four times at once, and prints how each ended. */
    public static void main(String[] arguments) throws Exception {
        byte[] photo = Files.readAllBytes(Path.of(arguments[0]));
        CountDownLatch decoded = new CountDownLatch(AT_ONCE);
        Callable<String> view = () -> allStages(photo, decoded);
        List<Future<String>> views = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < AT_ONCE; i++) {
                views.add(threads.submit(view));
            }
        }
        for (Future<String> each : views) {
            System.out.print(
                    each.state() == Future.State.SUCCESS
                            ? each.resultNow()
                            : each.exceptionNow().getClass().getSimpleName() + " ");
        }
    }

    /** No view goes on before all four have their pictures: the most that there can be at once. */
    private static String allStages(byte[] photo, CountDownLatch decoded) throws Exception {
        Picture picture;
        try {
            picture = new PictureReader(PictureLimits.STANDARD).decode(photo);
        } finally {
            decoded.countDown();
        }
        decoded.await();
        Garment garment = GarmentReader.read(picture);
        garment.category();
        garment.analysis(GarmentClass.T_SHIRT, Optional.empty());
        for (Shot shot : garment.closeUpPlan(GarmentClass.T_SHIRT, 8).shots()) {
            garment.closeUp(shot).picture().jpeg(0.9);
        }
        for (ViewSide wanted : ViewSide.values()) {
            SketchRequest request = new SketchRequest(wanted, ViewSide.FRONT, "T-shirt");
            garment.drawing(GarmentClass.T_SHIRT, request, Optional.empty());
        }
        return "done ";
    }
}
