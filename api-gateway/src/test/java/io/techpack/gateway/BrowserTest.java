package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.embedded.SharedServers;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** What browsers are told, and what they may ask; over plain sockets, because clients refuse it. */
class BrowserTest {

    private final TestGateway gateway = TestGateway.get();

    @Test
    void a_preflight_of_any_origin_is_refused_in_the_envelope_by_default() throws IOException {
        Answer answer = preflight(gateway.base(), "https://evil.example", "POST");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).contains("\"code\":\"FORBIDDEN\"").contains("allowed-origins");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void an_allowed_origin_may_send_and_read_what_the_contract_has() throws IOException {
        try (ConfigurableApplicationContext other =
                TestGateway.run(
                        SharedServers.get().newDatabase(),
                        "--techpack.gateway.cors.allowed-origins=https://shop.example")) {
            String base = TestGateway.address(other, "local.server.port");

            Answer allowed = preflight(base, "https://shop.example", "POST");
            assertThat(allowed.status()).isEqualTo(200);
            assertThat(allowed.header("Access-Control-Allow-Origin"))
                    .isEqualTo("https://shop.example");
            assertThat(allowed.header("Access-Control-Allow-Headers")).contains("idempotency-key");
            assertThat(allowed.header("Access-Control-Max-Age")).isEqualTo("3600");
            assertThat(preflight(base, "https://evil.example", "POST").status()).isEqualTo(403);
            assertThat(preflight(base, "https://shop.example", "FOO").status()).isEqualTo(403);
            assertThat(preflight(base, "http://[", "POST").status()).isEqualTo(403);

            Answer unauthenticated = get(base, API + "/jobs", "Origin: https://shop.example");
            assertThat(unauthenticated.status()).isEqualTo(401);
            assertThat(unauthenticated.header("Access-Control-Allow-Origin"))
                    .isEqualTo("https://shop.example");
            assertThat(unauthenticated.header("Access-Control-Expose-Headers"))
                    .contains("Location", "ETag", "Retry-After", "Link", "RateLimit");
            Answer stranger = get(base, API + "/jobs", "Origin: https://evil.example");
            assertThat(stranger.status()).isEqualTo(401);
            assertThat(stranger.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                API + "/jobs",
                API + "/nothing",
                API + "/jobs/%2e%2e;x=1/a",
                API + "//jobs",
                "/actuator/health",
                API + "/jobs?%00=%ff"
            })
    void every_response_of_the_api_tells_browsers_to_load_nothing(String path) throws IOException {
        Answer answer = get(gateway.base(), path, "X-Odd: 1");

        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void pages_may_run_their_own_scripts_only() throws IOException {
        assertThat(get(gateway.base(), "/", "X-Odd: 1").header("Content-Security-Policy"))
                .contains(
                        "script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;")
                .contains("connect-src 'self'")
                .contains("frame-ancestors 'none'");
    }

    @Test
    void a_drawing_keeps_its_own_policy_alone() {
        TestGateway.TestAccount account = gateway.account(3);
        String product = TestGateway.newProduct();
        TestResponse sketches =
                account.client()
                        .post(
                                API + "/sketches/generate",
                                """
                                {"productId":"%s","category":"BAGS","views":["front"],"productAnalysis":{"baseViews":[{"revisionId":"%s"}]}}\
                                """
                                        .formatted(product, account.revisionId(product, "front")))
                        .is(200);
        String drawing = sketches.json().at("/data/sketches/0/vectorUrl").asString();

        assertThat(
                        account.client()
                                .get(drawing)
                                .is(200)
                                .response()
                                .headers()
                                .allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("sandbox");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /jobs, 405",
        "PATCH, /credits, 405",
        "POST, /products, 405",
        "DELETE, /products/p/revisions, 405",
        "POST, /products/p/tech-pack, 405",
        "PUT, /revisions/x, 405",
        "FOO, /jobs, 405",
        "FOO, /nothing, 404",
        "PUT, /nothing, 404",
        "GET, /category/detect, 405",
        "TRACE, /jobs, 405",
        "DELETE, /products/p/tech-pack.pdf, 405"
    })
    void unknown_methods_and_paths_are_told_apart_in_the_envelope(
            String method, String path, int status) throws IOException {
        String key = gateway.account(0).client().key();
        Answer answer =
                exchange(gateway.base(), method, API + path, "Authorization: Bearer " + key);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains("\"success\":false");
        if (status == 405) {
            assertThat(answer.header("Allow")).isNotBlank();
        }
    }

    private static Answer preflight(String base, String origin, String method) throws IOException {
        return exchange(
                base,
                "OPTIONS",
                API + "/jobs",
                "Origin: " + origin,
                "Access-Control-Request-Method: " + method,
                "Access-Control-Request-Headers: idempotency-key, authorization");
    }

    private static Answer get(String base, String path, String header) throws IOException {
        return exchange(base, "GET", path, header);
    }

    private static Answer exchange(String base, String method, String path, String... headers)
            throws IOException {
        URI address = URI.create(base);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            List<String> lines = new ArrayList<>();
            lines.add(method + " " + path + " HTTP/1.1");
            lines.add("Host: " + address.getAuthority());
            lines.add("Connection: close");
            lines.addAll(List.of(headers));
            socket.getOutputStream()
                    .write(
                            (String.join("\r\n", lines) + "\r\n\r\n")
                                    .getBytes(StandardCharsets.ISO_8859_1));
            return new Answer(
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** What came back over the wire. */
    private record Answer(String text) {

        int status() {
            return Integer.parseInt(text.split(" ", 3)[1]);
        }

        /** All values of that header, or the empty text. */
        String header(String name) {
            return String.join(
                    ", ",
                    text.lines()
                            .takeWhile(line -> !line.isBlank())
                            .filter(line ->
                                    line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                            .map(line -> line.substring(name.length() + 1).strip())
                            .toList());
        }
    }
}
