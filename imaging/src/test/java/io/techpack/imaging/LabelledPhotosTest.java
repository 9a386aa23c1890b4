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

    private static final int EVERY = 3;

    @Test
    void photos_of_unseen_people_are_named_rightly_and_none_fails() throws Exception {
        Path folder = folder();
        PictureReader reader = new PictureReader(PictureLimits.STANDARD);
        List<String> lines = Files.readAllLines(folder.resolve("labels.tsv"));
        int seen = 0;
        int exact = 0;
        int group = 0;
        for (int i = 0; i < lines.size(); i += EVERY) {
            String[] columns = lines.get(i).split("\t", -1);
            GarmentClass label = GarmentClass.labelled(columns[1]).orElseThrow();
            Garment garment =
                    GarmentReader.read(
                            reader.decode(Files.readAllBytes(folder.resolve(columns[0]))));
            CategoryGuess guess = garment.category();
            seen++;
            exact += guess.kind() == label ? 1 : 0;
            group += guess.kind().group() == label.group() ? 1 : 0;
            if (i % (4 * EVERY) == 0) {
                everythingElse(garment, guess.kind());
            }
        }
        assertThat(exact / (double) seen)
                .as("top-1 over %d photos", seen)
                .isGreaterThanOrEqualTo(0.80);
        assertThat(group / (double) seen)
                .as("parent group over %d photos", seen)
                .isGreaterThanOrEqualTo(0.88);
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
