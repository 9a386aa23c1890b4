package io.techpack.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.document.pack.CloseUp;
import io.techpack.document.pack.Flat;
import io.techpack.document.pack.Layout;
import io.techpack.document.pack.Pack;
import io.techpack.document.pack.PictureSource;
import io.techpack.imaging.font.MachineFonts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackArchiveTest {

    @TempDir Path noFonts;

    @Test
    void every_picture_and_table_is_in_it_and_the_manifest_is_last() throws IOException {
        Map<String, byte[]> files = files(archive(SamplePacks.full("tee"), SamplePacks.pictures()));

        assertThat(files.keySet())
                .startsWith(
                        "tech-pack.pdf", "measurements.csv", "measurements.xlsx", "views/front.jpg")
                .contains(
                        "close-ups/01-collar-and-neckline.jpg",
                        "close-ups/08-collar-and-neckline.jpg")
                .contains("sketches/front.svg", "sketches/front.png", "sketches/side.svg")
                .endsWith("manifest.json");
        assertThat(text(files, "manifest.json"))
                .contains("\"product\": \"tee\"", "\"missing\": []")
                .contains(
                        "{\"name\": \"views/front.jpg\", \"mediaType\": \"image/jpeg\", \"size\": ");
    }

    @Test
    void the_same_pack_makes_the_same_archive() throws IOException {
        Pack pack = SamplePacks.full("tee");
        assertThat(archive(pack, SamplePacks.pictures()))
                .isEqualTo(archive(pack, SamplePacks.pictures()));
    }

    @Test
    void names_that_lead_elsewhere_or_are_the_same_become_files_of_their_own() throws IOException {
        Pack full = SamplePacks.full("\"tee\\ \u0000\u2028\uD800");
        List<CloseUp> closeUps =
                List.of(
                        new CloseUp(1, "../../etc/passwd", "", "close-up.jpg"),
                        new CloseUp(1, "..\\..\\ETC\u0000 passwd", "", "close-up.jpg"),
                        new CloseUp(2, "领口", "", "close-up.jpg"),
                        new CloseUp(3, "n".repeat(300), "", "close-up.jpg"));
        Flat flat = full.flats().getFirst();
        Flat hostile =
                new Flat("/", flat.vector(), flat.picture(), List.of(), List.of(), List.of(), "");
        Pack pack =
                new Pack(
                        full.product(),
                        full.updatedAt(),
                        full.kind(),
                        full.views(),
                        closeUps,
                        List.of(hostile),
                        full.history());

        Map<String, byte[]> files = files(archive(pack, SamplePacks.pictures()));

        assertThat(files.keySet())
                .contains(
                        "close-ups/01-etc-passwd.jpg",
                        "close-ups/01-etc-passwd-2.jpg",
                        "close-ups/02.jpg",
                        "sketches/picture.svg")
                .allMatch(name -> name.matches("([a-z-]+/)?[a-z0-9-]{1,64}\\.[a-z]+"));
        assertThat(text(files, "manifest.json"))
                .contains("\"product\": \"\\\"tee\\\\ \\u0000\\u2028\\ud800\"");
    }

    @Test
    void what_is_missing_is_said_in_the_manifest() throws IOException {
        Map<String, byte[]> files = files(archive(SamplePacks.full("tee"), _ -> Optional.empty()));
        assertThat(files).hasSize(4);
        assertThat(text(files, "manifest.json"))
                .contains("\"missing\": [\"views/front.jpg\", \"views/back.jpg\"");
    }

    private byte[] archive(Pack pack, PictureSource pictures) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PackDocument.of(pack, pictures, Layout.USUAL, MachineFonts.below(noFonts))
                .archive()
                .writeTo(bytes);
        return bytes.toByteArray();
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> files(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                files.put(entry.getName(), entries.readAllBytes());
            }
        }
        return files;
    }
}
