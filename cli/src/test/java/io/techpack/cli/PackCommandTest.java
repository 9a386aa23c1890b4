package io.techpack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackCommandTest extends CommandTestBase {

    private static final String PDF = "GET /products/linen%20shirt/tech-pack.pdf";
    private static final String ZIP = "GET /products/linen%20shirt/tech-pack.zip";

    @TempDir Path directory;

    @Test
    void a_name_that_ends_in_pdf_gets_the_pdf_with_the_options_that_were_given() {
        server.on(
                PDF + "?paper=letter&units=cm&grade=M%3AS%2CM%3Bchest_width%3D2",
                200,
                Map.of(),
                "%PDF-1.7");
        Path file = directory.resolve("new/shirt.PDF");

        CommandRun run =
                pack(file, "--paper", "letter", "--units", "cm", "--grade", "M:S,M;chest_width=2");

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("Written to " + file + "\n");
        assertThat(file).hasContent("%PDF-1.7");
    }

    @Test
    void a_name_that_ends_in_zip_gets_the_archive_in_the_place_of_an_earlier_one()
            throws IOException {
        Path file = Files.writeString(directory.resolve("shirt.zip"), "old");
        byte[] archive = archive("manifest.json");
        server.on(ZIP, 200, Map.of(), archive);

        assertThat(pack(file).exit()).isZero();

        assertThat(file).hasBinaryContent(archive);
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void a_folder_gets_the_files_and_of_what_was_there_only_the_users_own_stay()
            throws IOException {
        Path folder = directory.resolve("shirt");
        server.on(ZIP, 200, Map.of(), archive("tech-pack.pdf", "views/back.jpg", "manifest.json"))
                .on(
                        ZIP,
                        200,
                        Map.of(),
                        archive("tech-pack.pdf", "views/front.jpg", "manifest.json"));

        assertThat(pack(folder).exit()).isZero();
        Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThat(pack(folder).exit()).isZero();

        assertThat(folder.resolve("notes.txt")).hasContent("mine");
        assertThat(folder.resolve("tech-pack.pdf")).hasContent("tech-pack.pdf");
        assertThat(folder.resolve("views/front.jpg")).hasContent("views/front.jpg");
        assertThat(folder.resolve("views/back.jpg")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil.txt", "/etc/evil.txt", "a/b/evil.txt", "views/..", "C:evil.txt"})
    void a_file_that_leads_out_of_the_folder_is_written_nowhere(String name) throws IOException {
        server.on(ZIP, 200, Map.of(), archive("manifest.json", name));
        Path folder = directory.resolve("in/shirt");

        CommandRun run = pack(folder);

        assertThat(run.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("holds a file that no tech pack has");
        assertThat(folder).doesNotExist();
        assertThat(directory.resolve("in/evil.txt")).doesNotExist();
    }

    @Test
    void what_is_no_archive_is_not_written_and_the_earlier_pack_stays() throws IOException {
        Path folder = directory.resolve("shirt");
        server.on(ZIP, 200, Map.of(), archive("tech-pack.pdf", "manifest.json"))
                .on(ZIP, 200, Map.of(), "<html/>");
        pack(folder);

        assertThat(pack(folder).err()).contains("not the ZIP of a tech pack");
        assertThat(folder.resolve("tech-pack.pdf")).exists();
    }

    @Test
    void other_folders_are_left_as_they_are_before_anything_is_asked() throws IOException {
        Files.writeString(directory.resolve("thesis.txt"), "years of work");

        assertThat(pack(directory).err()).contains("holds other files and is left as it is");
        assertThat(pack(directory.resolve("thesis.txt")).err()).contains("is a file");
        Path named = Files.createDirectory(directory.resolve("folder.pdf"));
        assertThat(pack(named).err()).contains("is a folder");
        assertThat(server.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shirt.docx", "shirt.PNG", "shirt.pdf.bak"})
    void what_cannot_be_made_is_refused_with_what_can(String name) {
        CommandRun run = pack(directory.resolve(name));

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("choose a name that ends in .pdf or .zip, or a folder's");
        assertThat(directory.resolve(name)).doesNotExist();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void a_place_where_no_file_can_be_made_is_told_before_anything_is_asked() throws IOException {
        Path file = Files.writeString(directory.resolve("notes"), "mine").resolve("x.pdf");

        CommandRun run = pack(file);

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("techpack: " + file + " cannot be written: ")
                .hasLineCount(1);
        assertThat(server.received()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void proc_takes_no_file() {
        CommandRun run = pack(Path.of("/proc/x.pdf"));

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo(
                        "techpack: /proc/x.pdf cannot be written: no file can be made in /proc; choose another folder\n");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void a_folder_may_have_a_number_after_a_point() throws IOException {
        server.on(ZIP, 200, Map.of(), archive("tech-pack.pdf", "manifest.json"));

        assertThat(pack(directory.resolve("shirt-1.2")).exit()).isZero();
    }

    @Test
    void a_system_that_runs_here_is_found_by_its_data_directory() throws IOException {
        server.on(PDF, 200, Map.of(), "%PDF-1.7");
        Path data = Files.createDirectory(directory.resolve("data"));
        Files.writeString(data.resolve("address"), server.url() + "\n");

        CommandRun run =
                CommandRun.techpack(
                        "pack",
                        "--data",
                        data.toString(),
                        "--out",
                        directory.resolve("a.pdf").toString(),
                        "linen shirt");

        assertThat(run.err()).isEmpty();
        assertThat(directory.resolve("a.pdf")).hasContent("%PDF-1.7");
    }

    @Test
    void a_refusal_is_told_in_the_servers_words() {
        server.on(
                PDF,
                409,
                "{\"success\":false,\"error\":\"Product linen shirt has no results yet.\",\"code\":\"CONFLICT\"}");

        CommandRun run = pack(directory.resolve("a.pdf"));

        assertThat(run.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("has no results yet. (CONFLICT)");
        assertThat(directory.resolve("a.pdf")).doesNotExist();
    }

    private CommandRun pack(Path out, String... options) {
        String[] all =
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "pack",
                                        "--url",
                                        server.url(),
                                        "--out",
                                        out.toString(),
                                        "linen shirt"),
                                java.util.Arrays.stream(options))
                        .toArray(String[]::new);
        return CommandRun.techpack(all);
    }

    private static byte[] archive(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
