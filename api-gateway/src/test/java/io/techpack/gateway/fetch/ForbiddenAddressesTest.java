package io.techpack.gateway.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.settings.GatewaySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way to write an address inside, sent as it is and as the target of a redirect. The rules
 * are those of production; one server on 127.0.0.2 plays the outside, and a server on all other
 * addresses of this machine must never hear of anything.
 */
class ForbiddenAddressesTest {

    private static final List<String> HOSTS =
            List.of(
                    // loopback in every notation
                    "127.0.0.1",
                    "127.1",
                    "127.0.1",
                    "127.255.255.254",
                    "2130706433",
                    "0x7f000001",
                    "0x7f.0.0.1",
                    "0x7f.1",
                    "017700000001",
                    "0177.0.0.1",
                    "0177.0.0.01",
                    "127.0.0.1.",
                    "127.000.000.001",
                    "00000127.0.0.1",
                    "localhost",
                    "localhost.",
                    "LOCALHOST",
                    "localhost.localdomain",
                    "[::1]",
                    "[0:0:0:0:0:0:0:1]",
                    "[0000::0001]",
                    "[::]",
                    "0.0.0.0",
                    "0",
                    "0x0",
                    // mapped, compatible, translated, tunnelled
                    "[::ffff:127.0.0.1]",
                    "[::ffff:7f00:1]",
                    "[::127.0.0.1]",
                    "[::7f00:1]",
                    "[::ffff:0:127.0.0.1]",
                    "[64:ff9b::127.0.0.1]",
                    "[64:ff9b::7f00:1]",
                    "[64:ff9b::a9fe:a9fe]",
                    "[64:ff9b::10.0.0.1]",
                    "[64:ff9b:1::7f00:1]",
                    "[2002:7f00:1::]",
                    "[2002:a9fe:a9fe::1]",
                    "[2002:c0a8:101::1]",
                    "[2001:0:7f00:1::]",
                    "[2001:0000:4136:e378:8000:63bf:3fff:fdd2]",
                    // private, shared, link-local, metadata
                    "10.0.0.1",
                    "10.255.255.255",
                    "167772161",
                    "0xa000001",
                    "172.16.0.1",
                    "172.31.255.254",
                    "192.168.0.1",
                    "192.168.1",
                    "3232235777",
                    "100.64.0.1",
                    "100.127.255.254",
                    "169.254.169.254",
                    "169.254.170.2",
                    "2852039166",
                    "0xa9fea9fe",
                    "0xA9.0xFE.0xA9.0xFE",
                    "0251.0376.0251.0376",
                    "[fd00:ec2::254]",
                    "[fe80::1]",
                    "[febf::1]",
                    "[fec0::1]",
                    "[fc00::1]",
                    "[fdff:ffff::1]",
                    // multicast, broadcast, reserved, documentation, benchmarking
                    "224.0.0.1",
                    "239.255.255.250",
                    "255.255.255.255",
                    "240.0.0.1",
                    "0.1.2.3",
                    "192.0.0.170",
                    "192.0.2.1",
                    "198.51.100.1",
                    "203.0.113.1",
                    "198.18.0.1",
                    "192.88.99.1",
                    "[ff02::1]",
                    "[ff05::2]",
                    "[100::1]",
                    "[2001:db8::1]",
                    "[3fff::1]",
                    "[2001:10::1]",
                    "[2001:2::1]",
                    // digits of other scripts, and a full stop of another
                    "１２７.０.０.１",
                    "127。0。0。1",
                    "①②⑦.⓪.⓪.①",
                    "１６９.２５４.１６９.２５４",
                    "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
                    "ʟocalhost",
                    // other names
                    "inside.test",
                    "rebinding.test",
                    "nowhere.test",
                    "metadata.google.internal",
                    // what some parsers take for the host and others for something else
                    "outside.test@127.0.0.1",
                    "127.0.0.1#@outside.test",
                    "outside.test\\\\@127.0.0.1",
                    "outside.test%00@127.0.0.1",
                    "127.0.0.1%2f@outside.test",
                    "127.0.0.1 outside.test",
                    "[::1%25lo]",
                    "[fe80::1%25eth0]",
                    "[::1]outside.test",
                    "[::1",
                    "::1",
                    "%6c%6fcalhost");

    private static final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private static final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private static final Map<String, Queue<String>> answers =
            Map.of("rebinding.test", new ConcurrentLinkedQueue<>());
    private static int port;
    private static UrlFetcher fetcher;

    @BeforeAll
    static void start() throws IOException {
        HttpServer inside = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        port = inside.getAddress().getPort();
        HttpServer outside = HttpServer.create(new InetSocketAddress("127.0.0.2", port), 0);
        inside.createContext(
                "/",
                exchange -> {
                    heard.add("inside " + exchange.getRequestURI());
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        outside.createContext(
                "/",
                exchange -> {
                    String query = exchange.getRequestURI().getRawQuery();
                    heard.add("outside");
                    if (query == null) {
                        exchange.sendResponseHeaders(200, 3);
                        exchange.getResponseBody().write(new byte[3]);
                    } else {
                        exchange.getResponseHeaders()
                                .add("Location", asBytes(URLDecoder.decode(query, UTF_8)));
                        exchange.sendResponseHeaders(302, -1);
                    }
                    exchange.close();
                });
        for (HttpServer server : List.of(inside, outside)) {
            server.start();
            servers.add(server);
        }
        GatewaySettings.Fetch rules =
                new GatewaySettings.Fetch(false, List.of(80, 443, port), Duration.ofSeconds(3), 3);
        fetcher =
                new UrlFetcher(
                        rules,
                        ForbiddenAddressesTest::resolve,
                        address ->
                                address.getHostAddress().equals("127.0.0.2")
                                        || PublicInternet.includes(address));
    }

    @AfterAll
    static void stop() throws IOException {
        fetcher.close();
        servers.forEach(server -> server.stop(0));
    }

    static Stream<String> hosts() {
        return HOSTS.stream();
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void an_address_inside_is_refused_and_nothing_is_sent_there(String host) {
        heard.clear();

        refused("http://" + host + ":" + port + "/latest/meta-data");
        refused("http://" + host + "/latest/meta-data");
        refused("https://" + host + "/");

        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void a_redirect_to_an_address_inside_is_not_followed(String host) {
        heard.clear();
        String target = "http://" + host + ":" + port + "/latest/meta-data";

        refused("http://outside.test:%d/?%s".formatted(port, URLEncoder.encode(target, UTF_8)));

        assertThat(heard).containsOnly("outside");
    }

    @Test
    void a_name_that_is_answered_otherwise_the_second_time_is_connected_to_as_the_first_time() {
        Queue<String> rebinding = answers.getOrDefault("rebinding.test", heard);
        rebinding.addAll(List.of("127.0.0.2", "127.0.0.1", "127.0.0.1"));
        heard.clear();

        assertThat(fetcher.fetch("imageUrl", "http://rebinding.test:" + port + "/", 10)).hasSize(3);

        assertThat(heard).containsExactly("outside");
        assertThat(rebinding).hasSize(2);
        rebinding.clear();
    }

    @Test
    void other_schemes_and_ports_are_refused() {
        for (String url :
                List.of(
                        "file:///etc/passwd",
                        "ftp://outside.test/",
                        "gopher://outside.test:70/",
                        "jar:http://outside.test!/",
                        "javascript:alert(1)",
                        "http://outside.test:22/",
                        "http://outside.test:0/",
                        "http://outside.test:99999/",
                        "http://outside.test:-1/")) {
            assertThat(refused(url).code()).as(url).isEqualTo(ErrorCode.INVALID_REQUEST);
        }
    }

    private static ApiException refused(String url) {
        ApiException thrown =
                catchThrowableOfType(ApiException.class, () -> fetcher.fetch("imageUrl", url, 10));
        assertThat(thrown).as(url).isNotNull();
        assertThat(thrown.code()).isIn(ErrorCode.INVALID_REQUEST, ErrorCode.UNPROCESSABLE_URL);
        assertThat(thrown.sentence()).doesNotContain("127.0.0.1").doesNotContain("connection");
        return thrown;
    }

    /** What makes a server send the text as UTF-8. */
    private static String asBytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        return switch (host) {
            case "outside.test" -> InetAddress.getAllByName("127.0.0.2");
            case "inside.test" -> InetAddress.getAllByName("127.0.0.1");
            case "rebinding.test" -> {
                String next = answers.getOrDefault(host, heard).poll();
                yield InetAddress.getAllByName(next == null ? "127.0.0.1" : next);
            }
            // names are not looked up, so that the test asks nobody
            default -> {
                if (host.matches("(?i).*[g-wyz].*")) {
                    if (host.toLowerCase(java.util.Locale.ROOT).startsWith("localhost")) {
                        yield InetAddress.getAllByName("127.0.0.1");
                    }
                    throw new UnknownHostException(host);
                }
                yield InetAddress.getAllByName(host);
            }
        };
    }
}
