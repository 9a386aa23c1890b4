package io.techpack.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The web client's page and its files, as any browser gets them. */
class PageTest {

    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

    private final TestClient nobody = new TestClient(TestGateway.get().base(), "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/products",
                "/products/shirt%20%C3%A4",
                "/jobs",
                "/jobs/7",
                "/credits",
                "/account",
                "/operator"
            })
    void each_path_of_the_web_client_is_the_page_and_needs_no_key(String path) {
        TestResponse page = nobody.get(path).is(200);

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("Last-Modified")).isEmpty();
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self';")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
        assertThat(nobody.get(path, "If-None-Match", page.header("ETag")).is(304).bytes())
                .isEmpty();
    }

    @Test
    void the_start_screen_is_painted_from_the_first_answer_and_nowhere_else() throws IOException {
        byte[] compressed = nobody.get("/", "Accept-Encoding", "gzip").is(200).bytes();
        String start =
                new String(
                        new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes(),
                        StandardCharsets.UTF_8);
        assumeTrue(
                start.contains("/assets/"), "this build has no web client: there was no Node.js");

        assertThat(start).contains("<style>", "id=\"first-screen\"", "<h1");
        assertThat(compressed.length).isLessThan(20_000);
        String other = new String(nobody.get("/jobs").is(200).bytes(), StandardCharsets.UTF_8);
        assertThat(other).contains("<style>", "id=\"root\"").doesNotContain("<h1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/products/",
                "/products/shirt%20%C3%A4/",
                "/jobs/",
                "/jobs/7/",
                "/credits/"
            })
    void a_slash_too_many_leads_to_the_page(String path) {
        assertThat(nobody.get(path).is(301).header("Location"))
                .isEqualTo(path.substring(0, path.length() - 1));
    }

    @Test
    void what_the_page_loads_is_there_kept_for_ever_and_sent_compressed() {
        List<String> files = files();
        assumeTrue(!files.isEmpty(), "this build has no web client: there was no Node.js");

        assertThat(files).anyMatch(file -> file.endsWith(".js"));
        for (String file : files) {
            TestResponse plain = nobody.get(file).is(200);
            assertThat(plain.header("Cache-Control")).contains("max-age=31536000", "immutable");
            assertThat(plain.header("Content-Encoding")).isEmpty();
            TestResponse compressed = nobody.get(file, "Accept-Encoding", "br").is(200);
            assertThat(compressed.header("Content-Encoding")).isEqualTo("br");
            assertThat(compressed.header("Vary")).contains("Accept-Encoding");
            assertThat(compressed.header("Content-Type")).isEqualTo(plain.header("Content-Type"));
            assertThat(compressed.bytes().length).isLessThan(plain.bytes().length / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index.html",
                "/assets/index-gone.js",
                "/assets/../application.properties",
                "/assets/",
                "/nothing",
                "/products/a/b",
                "/techpack-web/index.html"
            })
    void what_is_not_there_is_not_found_and_never_the_page(String path) {
        assertThat(nobody.get(path).json().get("code").asString())
                .isIn("NOT_FOUND", "INVALID_REQUEST");
    }

    private List<String> files() {
        String html = new String(nobody.get("/").is(200).bytes(), StandardCharsets.UTF_8);
        return FILE.matcher(html).results().map(each -> each.group(1)).toList();
    }
}
