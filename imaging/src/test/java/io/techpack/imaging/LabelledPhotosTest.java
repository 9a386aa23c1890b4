package io.techpack.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.category.CategoryGuess;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.picture.PictureLimits;
import io.techpack.imaging.picture.PictureReader;
import io.techpack.imaging.sketch.SketchRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Accuracy on photos of people unseen in training. They are not part of the project: the folder,
 * with its {@code labels.tsv}, is named by {@code -Dtechpack.photos=…} or lies beside the
 * repository.
 */
@Tag("photos")
class LabelledPhotosTest {

    private static final int EVERYTHING_OF_EVERY = 12;
    private static final int BINS = 10;

    /** What was counted; its text is what docs/imaging.md says. */
    private static final class Counts {

        private final int[] seen = new int[BINS];
        private final int[] rightIn = new int[BINS];
        private final double[] sureIn = new double[BINS];
        private int photos;
        private int first;
        private int amongThree;
        private int group;
        private int refused;

        void add(CategoryGuess guess, GarmentClass label) {
            photos++;
            boolean right = guess.kind() == label;
            first += right ? 1 : 0;
            amongThree += guess.topThree().stream().anyMatch(one -> one.kind() == label) ? 1 : 0;
            group += guess.kind().group() == label.group() ? 1 : 0;
            refused += guess.refusal().isPresent() ? 1 : 0;
            int bin = (int) Math.min(BINS - 1, guess.confidence() * BINS);
            seen[bin]++;
            rightIn[bin] += right ? 1 : 0;
            sureIn[bin] += guess.confidence();
        }

        /** Expected calibration error over ten bins. */
        double calibrationError() {
            double error = 0;
            for (int bin = 0; bin < BINS; bin++) {
                error += Math.abs(rightIn[bin] - sureIn[bin]) / photos;
            }
            return error;
        }

        @Override
        public String toString() {
            return "%d photos: %d right, %d among the first three, %d the right group, %d refused, calibration error %.3f"
                    .formatted(photos, first, amongThree, group, refused, calibrationError());
        }
    }

    @Test
    void photos_of_unseen_people_are_named_rightly_and_none_fails() throws Exception {
        Path folder = folder();
        PictureReader reader = new PictureReader(PictureLimits.STANDARD);
        List<String> lines = Files.readAllLines(folder.resolve("labels.tsv"));
        Counts counts = new Counts();
        for (int i = 0; i < lines.size(); i++) {
            String[] columns = lines.get(i).split("\t", -1);
            GarmentClass label = GarmentClass.labelled(columns[1]).orElseThrow();
            Garment garment =
                    GarmentReader.read(
                            reader.decode(Files.readAllBytes(folder.resolve(columns[0]))));
            counts.add(garment.category(), label);
            if (i % EVERYTHING_OF_EVERY == 0) {
                everythingElse(garment, garment.category().kind());
            }
        }
        Files.writeString(Path.of("target", "labelled-photos.txt"), counts + "\n");
        assertThat(counts.first / (double) counts.photos)
                .as("top-1: %s", counts)
                .isGreaterThanOrEqualTo(0.86);
        assertThat(counts.amongThree / (double) counts.photos)
                .as("top-3: %s", counts)
                .isGreaterThanOrEqualTo(0.97);
        assertThat(counts.calibrationError())
                .as("calibration: %s", counts)
                .isLessThanOrEqualTo(0.05);
        assertThat(counts.refused).as("refused: %s", counts).isLessThanOrEqualTo(6);
    }

    private static void everythingElse(Garment garment, GarmentClass kind)
            throws InterruptedException {
        assertThat(garment.analysis(kind, Optional.empty()).palette().colours()).isNotEmpty();
        assertThat(garment.closeUpPlan(kind, 8).shots()).hasSize(8);
        SketchRequest request = new SketchRequest(ViewSide.FRONT, ViewSide.FRONT, "photo");
        assertThat(garment.drawing(kind, request, Optional.empty()).callouts()).isNotEmpty();
    }

    private static Path folder() {
        String named = System.getProperty("techpack.photos", "");
        Assumptions.assumeTrue(
                Files.isRegularFile(Path.of(named, "labels.tsv")),
                "no labelled photos; name their folder with -Dtechpack.photos");
        return Path.of(named);
    }
}
