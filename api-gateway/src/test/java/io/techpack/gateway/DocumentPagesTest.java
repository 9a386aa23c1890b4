package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.gateway.openapi.Contract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The document and the pages that show it, as anybody gets them. */
class DocumentPagesTest {

    private final TestClient nobody = new TestClient(TestGateway.get().base(), "");

    @Test
    void the_document_needs_no_key_and_is_the_committed_one() throws IOException {
        TestResponse document = nobody.get(API + "/openapi.json").is(200);

        assertThat(document.bytes()).isEqualTo(Files.readAllBytes(Contract.FILE));
        assertThat(document.header("Content-Type")).startsWith("application/json");
        assertThat(
                        nobody.get(API + "/openapi.json", "If-None-Match", document.header("ETag"))
                                .is(304)
                                .bytes())
                .isEmpty();
    }

    @Test
    void the_document_is_not_given_to_who_wants_no_json() {
        nobody.get(API + "/openapi.json", "Accept", "text/csv").refuses(406, "NOT_ACCEPTABLE");
    }

    @Test
    void docs_lead_to_a_page_that_loads_nothing_from_elsewhere() {
        assertThat(nobody.get("/docs").is(302).header("Location")).endsWith("/docs/");

        TestResponse page = nobody.get("/docs/").is(200);
        String html = new String(page.bytes(), StandardCharsets.UTF_8);

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self';")
                .contains("connect-src 'self'");
        assertThat(page.header("Last-Modified")).isEmpty();
        assertThat(html).doesNotContain("http:").doesNotContain("https:").doesNotContain("<style");
        List<String> files =
                Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                        .matcher(html)
                        .results()
                        .map(each -> each.group(1))
                        .toList();
        assertThat(files).hasSize(4);
        files.forEach(file -> nobody.get("/docs/" + file).is(200));
    }

    @Test
    void a_page_that_docs_do_not_have_is_not_found() {
        nobody.get("/docs/nothing.js").refuses(404, "NOT_FOUND");
        nobody.get("/docs/swagger-ui.js.map").refuses(404, "NOT_FOUND");
    }
}
