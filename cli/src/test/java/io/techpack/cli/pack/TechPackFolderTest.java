package io.techpack.cli.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.cli.ContractResponses;
import io.techpack.cli.client.Job;
import io.techpack.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TechPackFolderTest {

    private static final String SERVER = "http://127.0.0.1:8080";

    @TempDir Path directory;

    @Test
    void every_link_of_the_page_leads_to_a_file_of_the_folder() throws Exception {
        Document page = Jsoup.parse(Files.readString(written("Linen shirt").resolve("index.html")));

        Stream<String> links =
                Stream.concat(
                        page.select("[src]").stream().map(element -> element.attr("src")),
                        page.select("a[href]").stream()
                                .map(element -> element.attr("href"))
                                .filter(link -> !link.startsWith("#")));
        assertThat(links.toList())
                .isNotEmpty()
                .allSatisfy(link -> assertThat(directory.resolve("pack").resolve(link)).exists());
        assertThat(page.select("link, script, iframe")).isEmpty();
    }

    @Test
    void every_mark_on_the_photo_leads_to_its_close_up() throws Exception {
        Document page = Jsoup.parse(Files.readString(written("Linen shirt").resolve("index.html")));

        assertThat(page.select("a.mark"))
                .hasSize(1)
                .allSatisfy(mark ->
                        assertThat(page.getElementById(mark.attr("href").substring(1)))
                                .isNotNull());
    }

    @Test
    void the_page_is_well_formed_and_hostile_names_stay_text() throws Exception {
        String hostile = "</title><script>alert(1)</script>&\\\"'\\u0000]]>";
        byte[] page = Files.readAllBytes(written(hostile).resolve("index.html"));

        Document parsed = Jsoup.parse(new String(page, StandardCharsets.UTF_8));
        assertThat(parsed.select("script")).isEmpty();
        assertThat(parsed.select("h1").text()).startsWith("</title><script>alert(1)</script>&\"'");
        assertThat(
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(new ByteArrayInputStream(page))
                                .getDocumentElement()
                                .getTagName())
                .isEqualTo("html");
    }

    @Test
    void a_colour_that_is_no_colour_never_becomes_style() throws Exception {
        String document =
                ContractResponses.succeeded(SERVER, "shirt")
                        .replace("#1a2348", "red;background:url(//evil)");
        Path folder = directory.resolve("pack");
        write(document, folder);

        Document page = Jsoup.parse(Files.readString(folder.resolve("index.html")));
        assertThat(page.select("[style*=evil]")).isEmpty();
    }

    @Test
    void the_document_links_to_the_local_pictures() throws Exception {
        String document = Files.readString(written("shirt").resolve("tech-pack.json"));

        assertThat(document)
                .contains("\"pictures/front.jpg\"")
                .contains("\"pictures/sketch-front.svg\"")
                .doesNotContain("/artifacts/");
    }

    @Test
    void a_second_tech_pack_takes_the_place_of_the_first() throws Exception {
        written("first");
        written("second");

        assertThat(directory.resolve("pack/index.html")).content().contains("second");
        try (Stream<Path> entries = Files.list(directory.resolve("pack"))) {
            assertThat(entries.map(path -> path.getFileName().toString()).toList())
                    .containsExactlyInAnyOrder("index.html", "tech-pack.json", "pictures");
        }
    }

    @Test
    void the_document_and_the_tables_lie_beside_the_page_and_nothing_else_of_the_archive()
            throws Exception {
        Path folder = directory.resolve("pack");
        Map<String, byte[]> files =
                Map.of(
                        "tech-pack.pdf", new byte[] {1},
                        "measurements.csv", new byte[] {2},
                        "measurements.xlsx", new byte[] {3},
                        "views/front.jpg", new byte[] {4});
        Job job = job(ContractResponses.succeeded(SERVER, "shirt"));

        TechPackFolder.at(folder).write(job, _ -> new byte[0], files);

        assertThat(folder.resolve("tech-pack.pdf")).hasBinaryContent(new byte[] {1});
        assertThat(folder.resolve("measurements.csv")).exists();
        assertThat(folder.resolve("measurements.xlsx")).exists();
        assertThat(folder.resolve("views")).doesNotExist();
    }

    @Test
    void a_failed_download_leaves_the_earlier_tech_pack_as_it_was() throws Exception {
        written("first");
        Job job = job(ContractResponses.succeeded(SERVER, "second"));

        assertThatThrownBy(() ->
                        TechPackFolder.at(directory.resolve("pack"))
                                .write(
                                        job,
                                        _ -> {
                                            throw new IOException("cable cut");
                                        },
                                        Map.of()))
                .hasMessage("cable cut");
        assertThat(directory.resolve("pack/index.html")).content().contains("first");
        assertThat(directory.resolve("pack/pictures/front.jpg")).exists();
    }

    @Test
    void other_folders_and_files_are_refused() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        Path foreign = Files.createDirectory(directory.resolve("foreign"));
        Files.writeString(foreign.resolve("tech-pack.json"), "{\"unlike\":1}");

        assertThatThrownBy(() -> TechPackFolder.at(file)).hasMessageContaining("is a file");
        assertThatThrownBy(() -> TechPackFolder.at(foreign))
                .hasMessageContaining("holds other files");
    }

    private Path written(String product) throws Exception {
        Path folder = directory.resolve("pack");
        write(ContractResponses.succeeded(SERVER, product), folder);
        return folder;
    }

    private static void write(String document, Path folder) throws Exception {
        TechPackFolder.at(folder)
                .write(job(document), link -> link.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static Job job(String document) {
        return Job.of(Json.mapper().readTree(document));
    }
}
