package io.techpack.imaging.texture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.techpack.imaging.Garment;
import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.picture.PictureLimits;
import io.techpack.imaging.picture.PictureReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Patterns of photos whose pattern was told by eye ({@code patterns.tsv}); the folder of the photos
 * is named by {@code -Dtechpack.photos}. Writes what was taken for what to {@code
 * target/patterns.txt}.
 */
@Tag("photos")
class PatternPhotosTest {

    @Test
    void most_photos_have_the_pattern_that_people_see() throws Exception {
        Path folder = Path.of(System.getProperty("techpack.photos", ""));
        assumeTrue(
                Files.isRegularFile(folder.resolve("labels.tsv")),
                "no labelled photos; name their folder with -Dtechpack.photos");
        PictureReader reader = new PictureReader(PictureLimits.STANDARD);
        Map<String, Map<String, Integer>> taken = new TreeMap<>();
        StringBuilder wrong = new StringBuilder();
        int right = 0;
        List<String> lines = labels();
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            Garment garment =
                    GarmentReader.read(
                            reader.decode(Files.readAllBytes(folder.resolve(columns[0]))));
            String read = garment.surface().pattern().label().replaceAll(".* stripes", "striped");
            taken.computeIfAbsent(columns[1], label -> new TreeMap<>())
                    .merge(read, 1, Integer::sum);
            right += read.equals(columns[1]) ? 1 : 0;
            wrong.append(read.equals(columns[1]) ? "" : line + " taken for " + read + "\n");
        }
        String counts = "%d of %d right: %s%n%s".formatted(right, lines.size(), taken, wrong);
        Files.writeString(Path.of("target", "patterns.txt"), counts);
        assertThat(right / (double) lines.size()).as(counts).isGreaterThan(0.75);
    }

    private static List<String> labels() throws Exception {
        try (var input = PatternPhotosTest.class.getResourceAsStream("patterns.tsv")) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .lines()
                    .toList();
        }
    }
}
