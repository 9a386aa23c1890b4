package io.techpack.gateway.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.settings.GatewaySettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outside is 127.0.0.2, where the test's server is; the rest of loopback is inside. */
class UrlFetcherTest {

    private static final int LARGEST = 1_000;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private TwoServers servers;
    private UrlFetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        servers = new TwoServers(this::answer);
        fetcher =
                new UrlFetcher(
                        rules(Duration.ofSeconds(2)), TwoServers::resolve, TwoServers::isAllowed);
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        fetcher.close();
        servers.close();
    }

    @Test
    void what_is_outside_is_fetched_by_name_or_address() {
        assertThat(fetch("http://outside.test:%d/picture")).hasSize(100);
        assertThat(fetch("http://127.0.0.2:%d/picture")).hasSize(100);
        assertThat(fetch("http://outside.test:%d/redirect?/picture")).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/picture",
                "http://inside.test:%d/picture",
                "http://localhost:%d/picture",
                "http://[::1]:%d/picture",
                "http://[::ffff:127.0.0.1]:%d/picture",
                "http://[::127.0.0.1]:%d/picture",
                "http://[64:ff9b::7f00:1]:%d/picture",
                "http://[fd00::1]:%d/picture",
                "http://[fe80::1]:%d/picture",
                "http://10.1.2.3:%d/picture",
                "http://169.254.169.254:%d/latest/meta-data",
                "http://nowhere.test:%d/picture"
            })
    void what_is_inside_cannot_be_told_from_what_does_not_exist(String url) {
        ApiException error = refused(url);

        assertThat(error.code()).isEqualTo(ErrorCode.UNPROCESSABLE_URL);
        assertThat(error.sentence())
                .isEqualTo(
                        "The imageUrl leads to a host that is not reachable on the public internet.");
        assertThat(seen).isEmpty();
    }

    @Test
    void of_several_addresses_only_those_outside_are_connected_to() {
        assertThat(fetch("http://both.test:%d/picture")).hasSize(100);
    }

    @Test
    void a_redirect_to_the_inside_is_not_followed() {
        String target = "http://127.0.0.1:%d/picture".formatted(servers.insidePort());

        ApiException error = refused("http://outside.test:%d/redirect?" + target);

        assertThat(error.code()).isEqualTo(ErrorCode.UNPROCESSABLE_URL);
        assertThat(seen).containsExactly("127.0.0.2 /redirect");
    }

    @Test
    void a_redirect_to_a_file_or_another_port_is_not_followed() {
        assertThat(refused("http://outside.test:%d/redirect?file:///etc/passwd").code())
                .isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refused("http://outside.test:%d/redirect?http://outside.test:22/").code())
                .isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    void an_address_that_is_read_in_several_ways_is_no_host() {
        for (String host : List.of("127.1", "2130706433", "0", "0x7f000001", "0177.0.0.1")) {
            assertThat(refused("http://" + host + ":%d/picture").code())
                    .as(host)
                    .isEqualTo(ErrorCode.INVALID_REQUEST);
        }
    }

    @Test
    void endless_redirects_end() {
        assertThat(refused("http://outside.test:%d/redirect?/loop").sentence())
                .contains("more than 3 times");
        assertThat(seen).hasSize(4);
    }

    @Test
    void a_body_over_the_limit_is_not_read_whether_it_says_so_or_not() {
        assertThat(refused("http://outside.test:%d/large").code())
                .isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE);
        assertThat(refused("http://outside.test:%d/endless").code())
                .isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE);
    }

    @Test
    void a_body_that_drips_is_given_up_when_the_time_is_up() {
        long start = System.nanoTime();

        assertThat(refused("http://outside.test:%d/drip").sentence())
                .contains("did not deliver within 2 s");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void path_and_query_arrive_byte_for_byte() {
        String query = "q=" + "x".repeat(7_000);

        fetch("http://outside.test:%d/echo//a%2Fb/../Gr\u00f6\u00dfe x?" + query);
        fetch("http://outside.test:%d/redirect-with-space");
        fetch(
                "http://outside.test:%d/redirect?/echo//Gr%C3%B6%C3%9Fe/./my shirt.jpg"
                        .replace("my ", "my%20"));

        assertThat(targets)
                .contains(
                        "/echo//a%2Fb/../Gr%C3%B6%C3%9Fe%20x?" + query,
                        "/echo/my%20shirt.jpg",
                        "/echo//Gr%C3%B6%C3%9Fe/./my%20shirt.jpg");
        assertThat(refused("http://outside.test:%d/" + "x".repeat(8_000)).sentence())
                .contains("at most 8,000");
    }

    @Test
    void an_error_of_the_other_side_is_told() {
        assertThat(refused("http://outside.test:%d/missing").sentence()).contains("status 404");
    }

    @Test
    void nothing_of_ours_is_sent() {
        fetch("http://outside.test:%d/picture");

        assertThat(headers).doesNotContain("Cookie", "Authorization", "Referer");
    }

    @Test
    void loopback_is_open_on_any_port_where_it_is_allowed() throws IOException {
        GatewaySettings.Fetch rules =
                new GatewaySettings.Fetch(true, List.of(80), Duration.ofSeconds(2), 0);
        int port = servers.insidePort();
        try (UrlFetcher open =
                new UrlFetcher(rules, InetAddress::getAllByName, InetAddress::isLoopbackAddress)) {
            assertThat(
                            open.fetch(
                                    "imageUrl",
                                    "http://localhost:%d/picture".formatted(port),
                                    LARGEST))
                    .hasSize(100);
            assertThatThrownBy(() ->
                            open.fetch(
                                    "imageUrl",
                                    "http://outside.test:%d/picture".formatted(port),
                                    LARGEST))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("uses port");
        }
    }

    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();

    private byte[] fetch(String url) {
        return fetcher.fetch("imageUrl", url.replace("%d", "" + servers.outsidePort()), LARGEST);
    }

    private ApiException refused(String url) {
        return catchThrowableOfType(ApiException.class, () -> fetch(url));
    }

    private GatewaySettings.Fetch rules(Duration limit) {
        return new GatewaySettings.Fetch(
                false, List.of(80, 443, servers.outsidePort(), servers.insidePort()), limit, 3);
    }

    private void answer(String address, HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        targets.add(exchange.getRequestURI().toString());
        seen.add(address + " " + path);
        headers.addAll(exchange.getRequestHeaders().keySet());
        try (exchange) {
            OutputStream body = exchange.getResponseBody();
            switch (path) {
                case "/redirect-with-space" -> {
                    exchange.getResponseHeaders().add("Location", "/echo/my shirt.jpg");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/picture" -> {
                    exchange.sendResponseHeaders(200, 100);
                    body.write(new byte[100]);
                }
                case "/redirect" -> {
                    exchange.getResponseHeaders()
                            .add("Location", exchange.getRequestURI().getRawQuery());
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/loop" -> {
                    exchange.getResponseHeaders().add("Location", "/loop");
                    exchange.sendResponseHeaders(307, -1);
                }
                case "/large" -> {
                    exchange.sendResponseHeaders(200, 1_000_000_000);
                    body.write(new byte[100]);
                    body.flush();
                    awaitEnd();
                }
                case "/endless" -> {
                    exchange.sendResponseHeaders(200, 0);
                    while (over.getCount() > 0) {
                        body.write(new byte[10_000]);
                    }
                }
                case "/drip" -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (int i = 0; i < 100 && !over.await(100, TimeUnit.MILLISECONDS); i++) {
                        body.write(1);
                        body.flush();
                    }
                }
                default -> exchange.sendResponseHeaders(path.startsWith("/echo") ? 200 : 404, -1);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() throws InterruptedException {
        over.await();
    }
}
