package io.techpack.imaging.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.picture.PictureLimits;
import io.techpack.imaging.picture.PictureReader;
import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.imaging.raster.Box;
import io.techpack.imaging.segmentation.Segmentation;
import io.techpack.imaging.segmentation.Segmenter;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Cuts photos out as the engine does and writes what the network would see of each, for {@code
 * imaging/training}. The folder that {@code -Dtechpack.training=…} names has a {@code pictures.tsv}
 * (path, class, photographer); written are {@code inputs.bin}, four planes of {@value #SIDE}² bytes
 * for each readable picture, and {@code inputs.tsv}, a line for each with what is known of its
 * cut-out.
 */
@Tag("photos")
class TrainingInputsTest {

    private static final int SIDE = 96;

    @Test
    void the_inputs_of_a_folder_of_photos_are_written() throws Exception {
        Path folder = Path.of(System.getProperty("techpack.training", ""));
        assumeTrue(
                Files.isRegularFile(folder.resolve("pictures.tsv")),
                "no photos; name their folder with -Dtechpack.training");
        List<String> lines = Files.readAllLines(folder.resolve("pictures.tsv"));
        PictureReader reader = new PictureReader(PictureLimits.STANDARD);
        int written = 0;
        try (OutputStream planes =
                        new BufferedOutputStream(
                                Files.newOutputStream(folder.resolve("inputs.bin")));
                PrintStream table =
                        new PrintStream(
                                Files.newOutputStream(folder.resolve("inputs.tsv")),
                                false,
                                StandardCharsets.UTF_8)) {
            for (String line : lines) {
                Path file = folder.resolve(line.split("\t", -1)[0]);
                Picture picture;
                try {
                    picture = reader.decode(Files.readAllBytes(file));
                } catch (UnreadablePicture unreadable) {
                    continue;
                }
                Segmentation cut = Segmenter.segment(picture);
                planes.write(ModelInput.of(picture, cut.mask(), SIDE).bytes());
                table.println(line + "\t" + described(cut));
                written++;
            }
        }
        assertThat(Files.size(folder.resolve("inputs.bin"))).isEqualTo(4L * SIDE * SIDE * written);
    }

    /** Confidence, share of the picture, of the border, contrast, symmetry, aspect, fill. */
    private static String described(Segmentation cut) {
        Box box = cut.mask().bounds();
        return String.format(
                Locale.ROOT,
                "%.4f\t%.4f\t%.4f\t%.2f\t%.4f\t%.4f\t%.4f\t%b",
                cut.confidence(),
                cut.evidence().areaShare(),
                cut.evidence().borderTouch(),
                cut.evidence().contrast(),
                cut.evidence().symmetry(),
                box.height() / (double) box.width(),
                cut.mask().area() / ((double) box.width() * box.height()),
                cut.showsProduct());
    }
}
