package io.techpack.gateway.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.techpack.gateway.fetch.UrlPoster.Answer;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.gateway.settings.WebhookSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The outside is 127.0.0.2, where the test's receiver is; the rest of loopback is inside. */
class UrlPosterTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private TwoServers servers;
    private UrlPoster poster;

    @BeforeEach
    void start() throws IOException {
        servers = new TwoServers(this::answer);
        poster =
                new UrlPoster(
                        new GatewaySettings.Fetch(
                                false,
                                List.of(80, servers.outsidePort(), servers.insidePort()),
                                Duration.ofSeconds(9),
                                3),
                        new WebhookSettings.Sending(
                                4,
                                4,
                                4,
                                Duration.ofMillis(500),
                                Duration.ofSeconds(9),
                                Duration.ofSeconds(9)),
                        () -> NOW,
                        TwoServers::resolve,
                        TwoServers::isAllowed);
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        poster.close();
        servers.close();
    }

    @Test
    void the_body_and_the_headers_arrive_as_they_are() {
        assertThat(post("http://outside.test:%d/ok", "{\"a\":\"ż👕\"}"))
                .isEqualTo(new Answer.Status(204, Optional.empty(), ""));
        assertThat(seen).containsExactly("127.0.0.2 /ok id-1 {\"a\":\"ż👕\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://inside.test:%d/ok",
                "http://localhost:%d/ok",
                "http://nowhere.test:%d/ok"
            })
    void what_is_inside_cannot_be_told_from_what_does_not_exist(String url) {
        assertThat(post(url, "{}"))
                .isEqualTo(
                        new Answer.Nothing(
                                "leads to a host that is not reachable on the public internet"));
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/ok",
                "http://[::1]:%d/ok",
                "http://[::ffff:127.0.0.1]:%d/ok",
                "http://[64:ff9b::7f00:1]:%d/ok",
                "http://[fd00::1]:%d/ok",
                "http://10.1.2.3:%d/ok",
                "http://169.254.169.254:%d/latest/meta-data"
            })
    void an_address_inside_is_refused_before_it_is_stored_and_whoever_has_stored_it(String url) {
        String fault = "leads to an address that is not on the public internet";
        assertThat(poster.fault(url.formatted(servers.outsidePort()))).contains(fault);
        assertThat(post(url, "{}")).isEqualTo(new Answer.Nothing("was not sent: the URL " + fault));
        assertThat(seen).isEmpty();
    }

    @Test
    void of_several_addresses_only_those_outside_are_connected_to() {
        assertThat(status("http://both.test:%d/ok").code()).isEqualTo(204);
        assertThat(seen).hasSize(1).allMatch(each -> each.startsWith("127.0.0.2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://outside.test:22/",
                "http://2130706433:%d/ok",
                "http://0:%d/ok",
                "http://user@outside.test:%d/ok",
                "file:///etc/passwd"
            })
    void a_url_that_may_not_be_called_is_not_whoever_has_stored_it(String url) {
        assertThat(post(url, "{}"))
                .isInstanceOfSatisfying(
                        Answer.Nothing.class,
                        nothing -> assertThat(nothing.why()).startsWith("was not sent: the URL "));
        assertThat(seen).isEmpty();
    }

    @Test
    void a_redirect_is_an_answer_and_not_followed() {
        assertThat(status("http://outside.test:%d/redirect").code()).isEqualTo(307);
        assertThat(seen).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"/large,500", "/endless,200", "/drip,200"})
    void no_more_of_a_body_is_read_than_is_kept_and_none_is_waited_for(String path, int code) {
        long start = System.nanoTime();

        Answer.Status answer = status("http://outside.test:%d" + path);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.beginning()).hasSizeLessThanOrEqualTo(500);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void who_does_not_answer_is_given_up_when_the_time_is_up() {
        assertThat(post("http://outside.test:%d/silent", "{}"))
                .isEqualTo(new Answer.Nothing("did not answer within 500 ms"));
    }

    @Test
    void what_comes_back_is_shown_without_control_characters() {
        assertThat(status("http://outside.test:%d/hostile").beginning())
                .isEqualTo("a\\u0000b\\r\\n\\u001b[31m\\u202e�ż");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | PT2M",
                "0 | PT0S",
                "Thu, 01 Jan 2026 01:00:00 GMT | PT1H",
                "Wed, 31 Dec 2025 01:00:00 GMT |",
                "soon |",
                "-1 |",
                "99999999999999999999 |"
            })
    void retry_after_is_seconds_or_a_date(String value, Duration delay) {
        assertThat(RetryAfter.of(value, NOW)).isEqualTo(Optional.ofNullable(delay));
    }

    @Test
    void a_receiver_that_asks_to_be_left_alone_is_heard() {
        assertThat(status("http://outside.test:%d/busy").retryAfter())
                .hasValue(Duration.ofSeconds(7));
    }

    private Answer post(String url, String body) {
        return poster.post(
                url.replace("%d", "" + servers.outsidePort()), Map.of("webhook-id", "id-1"), body);
    }

    private Answer.Status status(String url) {
        return (Answer.Status) post(url, "{}");
    }

    private void answer(String address, HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(
                "%s %s %s %s"
                        .formatted(
                                address,
                                path,
                                exchange.getRequestHeaders().getFirst("webhook-id"),
                                sent));
        try (exchange) {
            OutputStream body = exchange.getResponseBody();
            switch (path) {
                case "/redirect" -> {
                    exchange.getResponseHeaders().add("Location", "/ok");
                    exchange.sendResponseHeaders(307, -1);
                }
                case "/large" -> {
                    exchange.sendResponseHeaders(500, 10_000_000);
                    body.write(new byte[10_000_000]);
                }
                case "/endless" -> {
                    exchange.sendResponseHeaders(200, 0);
                    while (over.getCount() > 0) {
                        body.write("x".repeat(10_000).getBytes(StandardCharsets.UTF_8));
                    }
                }
                case "/drip" -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (int i = 0; i < 100 && !over.await(50, TimeUnit.MILLISECONDS); i++) {
                        body.write('x');
                        body.flush();
                    }
                }
                case "/silent" -> over.await();
                case "/hostile" -> {
                    exchange.sendResponseHeaders(400, 0);
                    body.write("a\0b\r\n\u001b[31m\u202e".getBytes(StandardCharsets.UTF_8));
                    body.write(0xff);
                    body.write("ż".getBytes(StandardCharsets.UTF_8));
                }
                case "/busy" -> {
                    exchange.getResponseHeaders().add("Retry-After", "7");
                    exchange.sendResponseHeaders(503, -1);
                }
                default -> exchange.sendResponseHeaders(204, -1);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
