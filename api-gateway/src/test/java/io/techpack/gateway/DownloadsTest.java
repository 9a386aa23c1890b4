package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.artifact.ArtifactKey;
import io.techpack.gateway.TestGateway.TestAccount;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Tech packs as files. */
class DownloadsTest {

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(50);
    private final TestClient nobody = new TestClient(gateway.base(), "");
    private final String product = TestGateway.newProduct();
    private final String pdf = API + "/products/" + product + "/tech-pack.pdf";
    private final String zip = API + "/products/" + product + "/tech-pack.zip";

    @Test
    void a_tech_pack_is_a_pdf_that_says_what_its_results_say() throws IOException {
        makePack();

        TestResponse response = account.client().get(pdf).is(200);

        assertThat(response.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(response.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(response.header("Content-Disposition"))
                .isEqualTo(
                        "attachment; filename=\"%1$s-tech-pack.pdf\"; filename*=UTF-8''%1$s-tech-pack.pdf"
                                .formatted(product));
        assertThat(text(response))
                .contains(product, "T-shirt", "Apparel, 90 % sure", "Front flat", "Close-ups")
                .contains("Revision history", "Uploaded");
    }

    @Test
    void what_the_client_has_is_not_made_again_and_options_make_another_file() {
        makePack();
        TestResponse first = account.client().get(pdf).is(200);
        String tag = first.header("ETag");

        assertThat(account.client().get(pdf).is(200).bytes()).isEqualTo(first.bytes());
        TestResponse unchanged = account.client().get(pdf, "If-None-Match", tag).is(304);
        assertThat(unchanged.header("ETag")).isEqualTo(tag);
        assertThat(unchanged.bytes()).isEmpty();
        account.client().get(pdf + "?paper=letter", "If-None-Match", tag).is(200);
        account.client().get(zip, "If-None-Match", tag).is(200);
        makePack();
        account.client().get(pdf, "If-None-Match", tag).is(200);
    }

    @Test
    void head_tells_the_headers_alone() throws Exception {
        makePack();
        TestResponse head = account.client().send("HEAD", pdf, BodyPublishers.noBody()).is(200);
        assertThat(head.header("ETag")).isEqualTo(account.client().get(pdf).header("ETag"));
        assertThat(head.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(head.bytes()).isEmpty();
    }

    @Test
    void the_tech_packs_links_are_signed_for_who_has_no_header_to_send() {
        makePack();
        JsonNode links =
                account.client()
                        .get(API + "/products/" + product + "/tech-pack")
                        .is(200)
                        .json()
                        .get("links");

        TestResponse read = nobody.get(links.get("pdf").asString()).is(200);
        assertThat(read.bytes()).isEqualTo(account.client().get(pdf).bytes());
        nobody.get(links.get("zip").asString() + "&units=cm").is(200);
        nobody.get(pdf).refuses(401, "UNAUTHENTICATED");
        String query = links.get("pdf").asString().replaceFirst("[^?]*", "");
        nobody.get(zip + query).refuses(401, "UNAUTHENTICATED");
    }

    @Test
    void only_the_account_has_it_and_without_results_there_is_none() {
        account.revision(product, "front");
        account.client().get(pdf).refuses(409, "CONFLICT");
        account.client().get(zip).refuses(409, "CONFLICT");
        makePack();
        TestAccount stranger = gateway.account(0);
        stranger.client().get(pdf).refuses(404, "NOT_FOUND");
        stranger.client().get(zip).refuses(404, "NOT_FOUND");
        account.client().get(API + "/products/unknown/tech-pack.pdf").refuses(404, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "paper=a3 | must be a4 or letter",
                "units=m | must be cm, in or both",
                "grade=S,M | has no base size before a colon",
                "grade=M:S,M | has no increments",
                "grade=M:S,L | has the base size 'M'",
                "grade=M:S,M;body_length | which is no measure=increment",
                "grade=M:S,M;body_length=a | has the increment 'a'",
                "grade=M:S,M;nose_length=1 | grades nose_length, which the product does not have; it has body_length",
                "grade=M:S,M;body_length=-40 | from a size to the next",
                "grade=M:XS,S,M;body_length=50 | leaves nothing of body_length in size XS",
            })
    void options_that_cannot_be_met_are_named(String query, String fault) {
        makePack();
        TestResponse refused =
                account.client()
                        .get(pdf + "?" + query.replace(" ", "%20"))
                        .refuses(400, "INVALID_REQUEST");
        assertThat(refused.json().at("/errors/0/field").asString())
                .isEqualTo(query.substring(0, query.indexOf('=')));
        assertThat(refused.json().at("/errors/0/message").asString()).contains(fault);
    }

    @Test
    void a_size_run_is_made_by_its_rules() throws IOException {
        makePack();
        TestResponse graded =
                account.client().get(pdf + "?units=cm&grade=M:S,M,L;body_length=2").is(200);
        assertThat(text(graded)).contains("Size run", "M (base)", "+2.0");
    }

    @Test
    void the_archive_holds_what_its_manifest_says() throws IOException {
        makePack();
        TestResponse response = account.client().get(zip).is(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/zip");
        Map<String, byte[]> files = unpacked(response.bytes());

        assertThat(files)
                .containsKeys(
                        "tech-pack.pdf",
                        "measurements.csv",
                        "measurements.xlsx",
                        "views/front.jpg",
                        "sketches/front.svg",
                        "sketches/side.jpg",
                        "manifest.json");
        JsonNode manifest =
                io.techpack.json.Json.mapper()
                        .readTree(java.util.Objects.requireNonNull(files.remove("manifest.json")));
        assertThat(manifest.get("product").asString()).isEqualTo(product);
        assertThat(manifest.get("missing")).isEmpty();
        assertThat(manifest.get("files")).hasSameSizeAs(files.keySet());
        for (JsonNode file : manifest.get("files")) {
            byte[] bytes = java.util.Objects.requireNonNull(files.get(file.get("name").asString()));
            assertThat(file.get("size").asInt()).isEqualTo(bytes.length);
            assertThat(file.get("sha256").asString()).isEqualTo(ArtifactKey.sha256(bytes));
        }
        assertThat(account.client().get(zip).bytes()).isEqualTo(response.bytes());
    }

    @Test
    void hostile_names_are_safe_in_headers_and_archives() throws IOException {
        String hostile = "..é\"=cmd|'男 " + "n".repeat(170);
        String path = API + "/products/" + encoded(hostile);
        String revision =
                account.client()
                        .upload(
                                path + "/revisions",
                                TestPictures.jpeg(400, 300, 1),
                                "photo.jpg",
                                "front")
                        .is(201)
                        .text("revisionId");
        makePack(hostile, revision);

        TestResponse response = account.client().get(path + "/tech-pack.zip").is(200);

        String disposition = response.header("Content-Disposition");
        assertThat(disposition)
                .matches(
                        "attachment; filename=\"[\\w .'=_-]{1,100}\\.zip\"; filename\\*=UTF-8''[\\w.%'-]+\\.zip")
                .contains("%E7%94%B7")
                .doesNotContain("..", "%22");
        assertThat(unpacked(response.bytes()).keySet())
                .allMatch(name -> name.matches("([a-z-]+/)?[a-z0-9-]+\\.[a-z]+"));
        JsonNode links = account.client().get(path + "/tech-pack").is(200).json().get("links");
        nobody.get(links.get("pdf").asString()).is(200);
    }

    @Test
    void a_picture_that_is_gone_is_a_gap_and_not_taken_for_the_whole() throws IOException {
        makePack();
        String picture =
                account.client()
                        .get(API + "/products/" + product + "/tech-pack")
                        .json()
                        .at("/baseViews/0/imageUrl")
                        .asString();
        gateway.lose(account.id(), picture.replaceFirst(".*/([^/?]+)\\?.*", "$1"));

        TestResponse response = account.client().get(pdf).is(200);

        assertThat(response.header("ETag")).isEmpty();
        assertThat(text(response)).contains("This picture is missing");
        Map<String, byte[]> files = unpacked(account.client().get(zip).is(200).bytes());
        assertThat(files).doesNotContainKey("views/front.jpg");
        assertThat(
                        new String(
                                files.getOrDefault("manifest.json", new byte[0]),
                                StandardCharsets.UTF_8))
                .contains("\"views/front.jpg\"");
    }

    private void makePack() {
        makePack(product, account.revisionId(product, "front"));
    }

    private void makePack(String of, String revision) {
        account.client()
                .post(
                        API + "/jobs",
                        io.techpack.json.Json.write(
                                Map.of(
                                        "type",
                                        "tech-pack",
                                        "productId",
                                        of,
                                        "revisionIds",
                                        java.util.List.of(revision))),
                        "Prefer",
                        "wait=20")
                .is(200);
    }

    private static String text(TestResponse response) throws IOException {
        try (PDDocument document = Loader.loadPDF(response.bytes())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Map<String, byte[]> unpacked(byte[] archive) throws IOException {
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
