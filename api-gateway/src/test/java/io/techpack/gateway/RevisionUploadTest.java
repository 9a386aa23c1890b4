package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.techpack.artifact.ArtifactKey;
import io.techpack.gateway.TestGateway.TestAccount;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class RevisionUploadTest {

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(0);
    private final String path = API + "/products/shirt 1/revisions".replace(" ", "%20");

    @Test
    void an_uploaded_picture_becomes_a_revision_with_a_thumbnail() throws IOException {
        byte[] sent = TestPictures.jpeg(800, 600, 0xAA5522);

        TestResponse answer = account.client().upload(path, sent, "a.jpg", "Front").is(201);

        JsonNode revision = answer.json();
        assertThat(revision.propertyNames())
                .containsExactly(
                        "revisionId",
                        "productId",
                        "viewType",
                        "imageUrl",
                        "thumbnailUrl",
                        "width",
                        "height",
                        "sha256",
                        "createdAt");
        assertThat(revision.get("productId").asString()).isEqualTo("shirt 1");
        assertThat(revision.get("viewType").asString()).isEqualTo("front");
        assertThat(revision.get("width").asInt()).isEqualTo(800);
        assertThat(revision.get("sha256").asString()).isEqualTo(ArtifactKey.sha256(sent));
        assertThat(Instant.parse(revision.get("createdAt").asString())).isNotNull();
        assertThat(answer.header("Location"))
                .isEqualTo(
                        gateway.base()
                                + API
                                + "/revisions/"
                                + revision.get("revisionId").asString());
        byte[] thumbnail =
                account.client().get(revision.get("thumbnailUrl").asString()).is(200).bytes();
        assertThat(ImageIO.read(new ByteArrayInputStream(thumbnail)).getWidth()).isEqualTo(320);
    }

    @Test
    void a_turned_picture_is_stored_upright_without_its_metadata() {
        JsonNode revision =
                account.client()
                        .upload(path, TestPictures.turnedJpeg(800, 600), "a.jpg", "back")
                        .is(201)
                        .json();

        assertThat(revision.get("width").asInt()).isEqualTo(600);
        assertThat(revision.get("height").asInt()).isEqualTo(800);
        byte[] stored = account.client().get(revision.get("imageUrl").asString()).bytes();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void a_transparent_picture_stays_so() {
        JsonNode revision =
                account.client()
                        .upload(path, TestPictures.transparentPng(400, 400), "a.png", "side")
                        .is(201)
                        .json();

        assertThat(revision.get("imageUrl").asString()).contains(".png?expires=");
    }

    static Stream<Arguments> hostileUploads() {
        byte[] whole = TestPictures.jpeg(600, 600, 0x123456);
        return Stream.of(
                Arguments.of("an empty file", new byte[0], 415, "UNSUPPORTED_MEDIA_TYPE"),
                Arguments.of(
                        "text under a picture's name",
                        "hello".repeat(100).getBytes(StandardCharsets.UTF_8),
                        415,
                        "UNSUPPORTED_MEDIA_TYPE"),
                Arguments.of(
                        "a script in a drawing",
                        "<svg><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8),
                        415,
                        "UNSUPPORTED_MEDIA_TYPE"),
                Arguments.of(
                        "half a picture",
                        Arrays.copyOf(TestPictures.png(600, 600), 300),
                        422,
                        "UNPROCESSABLE_IMAGE"),
                Arguments.of(
                        "the first bytes of a picture",
                        Arrays.copyOf(whole, 20),
                        422,
                        "UNPROCESSABLE_IMAGE"),
                Arguments.of("one pixel", TestPictures.png(1, 1), 422, "UNPROCESSABLE_IMAGE"),
                Arguments.of(
                        "a header of 20,000 by 20,000",
                        TestPictures.pngHeader(20_000, 20_000),
                        422,
                        "UNPROCESSABLE_IMAGE"),
                Arguments.of(
                        "a header of 8,000 by 8,000",
                        TestPictures.pngHeader(8_000, 8_000),
                        422,
                        "UNPROCESSABLE_IMAGE"),
                Arguments.of(
                        "more than 10 MB",
                        Arrays.copyOf(whole, 11_000_000),
                        413,
                        "PAYLOAD_TOO_LARGE"),
                Arguments.of(
                        "much more than 10 MB",
                        Arrays.copyOf(whole, 40_000_000),
                        413,
                        "PAYLOAD_TOO_LARGE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileUploads")
    void what_is_no_good_picture_is_refused(String what, byte[] bytes, int status, String code) {
        account.client().upload(path, bytes, "photo.jpg", "front").refuses(status, code);

        assertThat(gateway.rows("revision", account.id())).as(what).isZero();
    }

    @Test
    void an_upload_without_a_known_view_or_a_file_tells_both() {
        TestResponse answer =
                account.client()
                        .send(
                                "POST",
                                path,
                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                        "--b\r\nContent-Disposition: form-data; name=\"viewType\"\r\n\r\ninside\r\n--b--\r\n"),
                                "Content-Type",
                                "multipart/form-data; boundary=b")
                        .refuses(400, "INVALID_REQUEST");

        assertThat(answer.invalidFields()).containsExactlyInAnyOrder("viewType", "file");
    }

    @Test
    void a_wrong_view_and_a_wrong_file_are_both_told() {
        TestResponse answer =
                account.client()
                        .upload(path, "hello".getBytes(StandardCharsets.UTF_8), "a.jpg", "inside")
                        .refuses(400, "INVALID_REQUEST");

        assertThat(answer.invalidFields()).containsExactlyInAnyOrder("viewType", "file");
        assertThat(answer.json().get("errors").toString()).contains("not a JPEG, PNG or WebP");
    }

    @Test
    void two_files_or_two_views_in_one_request_are_refused() {
        byte[] picture = TestPictures.png(300, 300);
        String file = "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"";
        String view = "Content-Disposition: form-data; name=\"viewType\"";
        byte[] front = "front".getBytes(StandardCharsets.UTF_8);

        TestResponse twoFiles =
                parts(file, picture, file, picture, view, front).refuses(400, "INVALID_REQUEST");
        TestResponse twoViews =
                parts(file, picture, view, front, view, front).refuses(400, "INVALID_REQUEST");

        assertThat(twoFiles.invalidFields()).containsExactly("file");
        assertThat(twoFiles.text("error")).contains("sent 2 times");
        assertThat(twoViews.invalidFields()).containsExactly("viewType");
        assertThat(gateway.rows("revision", account.id())).isZero();
    }

    @Test
    void a_long_file_name_is_accepted_and_an_endless_one_is_told() {
        byte[] picture = TestPictures.png(300, 300);

        account.client().upload(path, picture, "裙".repeat(650) + ".png", "front").is(201);
        TestResponse endless =
                account.client()
                        .upload(path, picture, "裙".repeat(2_000) + ".png", "front")
                        .refuses(400, "INVALID_REQUEST");

        assertThat(endless.invalidFields()).containsExactly("file");
        assertThat(endless.text("error")).contains("shorten its file name");
    }

    @Test
    void an_upload_that_is_too_large_says_the_limit_and_what_was_sent() {
        byte[] tooLarge = Arrays.copyOf(TestPictures.png(300, 300), 11_000_000);

        for (byte[] sent : List.of(tooLarge, Arrays.copyOf(tooLarge, 30_000_000))) {
            String error =
                    account.client()
                            .upload(path, sent, "a.png", "front")
                            .refuses(413, "PAYLOAD_TOO_LARGE")
                            .text("error");

            assertThat(error)
                    .contains("%,d".formatted(sent.length).substring(0, 6))
                    .containsPattern("at most 1\\d,\\d{3},\\d{3}");
        }
    }

    @Test
    void an_upload_of_no_announced_size_is_refused_at_the_limit() {
        byte[] chunk = new byte[1 << 20];
        AtomicInteger sent = new AtomicInteger();
        String head =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
        Iterable<byte[]> endless =
                () ->
                        Stream.concat(
                                        Stream.of(head.getBytes(StandardCharsets.UTF_8)),
                                        Stream.generate(() -> chunk)
                                                .limit(40)
                                                .peek(_ -> sent.incrementAndGet()))
                                .iterator();

        TestResponse answer =
                account.client()
                        .send(
                                "POST",
                                path,
                                BodyPublishers.ofByteArrays(endless),
                                "Content-Type",
                                "multipart/form-data; boundary=b")
                        .refuses(413, "PAYLOAD_TOO_LARGE");

        assertThat(answer.text("error")).contains("at most 1");
        assertThat(sent.get()).isPositive();
    }

    @Test
    void heic_is_refused_by_name_and_says_what_to_do() {
        byte[] heic = "\0\0\0\30ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(
                        account.client()
                                .upload(path, heic, "IMG_1.jpg", "front")
                                .refuses(415, "UNSUPPORTED_MEDIA_TYPE")
                                .text("error"))
                .contains("HEIC")
                .contains("Export it as JPEG");
    }

    @Test
    void a_body_that_says_it_is_compressed_is_refused_by_the_headers_name() {
        for (String coding : List.of("gzip", "br, gzip", "identity, x-gzip")) {
            TestResponse answer =
                    account.client()
                            .post(path, "{}", "Content-Encoding", coding)
                            .refuses(415, "UNSUPPORTED_MEDIA_TYPE");

            assertThat(answer.text("error")).contains("Content-Encoding");
            assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
        }
        account.client()
                .post(path, "{}", "Content-Encoding", "identity")
                .refuses(400, "INVALID_REQUEST");
    }

    private TestResponse parts(Object... headersAndContents) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < headersAndContents.length; i += 2) {
            body.writeBytes(
                    ("--b\r\n" + headersAndContents[i] + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            body.writeBytes((byte[]) headersAndContents[i + 1]);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return account.client()
                .send(
                        "POST",
                        path,
                        BodyPublishers.ofByteArray(body.toByteArray()),
                        "Content-Type",
                        "multipart/form-data; boundary=b");
    }

    @Test
    void a_cut_multipart_body_is_refused() {
        account.client()
                .send(
                        "POST",
                        path,
                        java.net.http.HttpRequest.BodyPublishers.ofString("--b\r\nContent-Dis"),
                        "Content-Type",
                        "multipart/form-data; boundary=b")
                .refuses(400, "INVALID_REQUEST");
    }

    @Test
    void fifty_uploads_at_once_are_all_taken_in() {
        byte[] picture = TestPictures.jpeg(1500, 1500, 0x778899);
        List<CompletableFuture<TestResponse>> uploads =
                IntStream.range(0, 50)
                        .mapToObj(_ ->
                                CompletableFuture.supplyAsync(
                                        () ->
                                                account.client()
                                                        .upload(path, picture, "a.jpg", "top"),
                                        Thread::startVirtualThread))
                        .toList();

        assertThat(uploads).allSatisfy(upload -> upload.join().is(201));
    }

    @Test
    void a_picture_is_fetched_from_a_url() throws IOException {
        byte[] picture = TestPictures.png(500, 400);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/a.png",
                exchange -> {
                    exchange.sendResponseHeaders(200, picture.length);
                    exchange.getResponseBody().write(picture);
                    exchange.close();
                });
        server.createContext(
                "/text",
                exchange -> {
                    exchange.sendResponseHeaders(200, 5);
                    exchange.getResponseBody().write("hello".getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                });
        server.start();
        try {
            String host = "http://127.0.0.1:" + server.getAddress().getPort();

            JsonNode revision = fetch(host + "/a.png").is(201).json();

            assertThat(revision.get("sha256").asString()).isEqualTo(ArtifactKey.sha256(picture));
            assertThat(revision.get("height").asInt()).isEqualTo(400);
            fetch(host + "/text").refuses(415, "UNSUPPORTED_MEDIA_TYPE");
            fetch(host + "/missing").refuses(422, "UNPROCESSABLE_URL");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void one_of_our_own_pictures_becomes_a_revision_of_another_product() {
        String imageUrl =
                account.client()
                        .upload(path, TestPictures.jpeg(300, 300, 0x010203), "a.jpg", "front")
                        .json()
                        .get("imageUrl")
                        .asString();

        fetch(imageUrl).is(201);
        fetch(imageUrl.replaceAll("[0-9a-f]{64}", "0".repeat(64))).refuses(404, "NOT_FOUND");
    }

    @Test
    void a_host_inside_is_not_reachable() {
        TestResponse answer = fetch("http://10.0.0.1/a.png").refuses(422, "UNPROCESSABLE_URL");

        assertThat(answer.text("error")).contains("not reachable on the public internet");
    }

    private TestResponse fetch(String url) {
        return account.client()
                .post(
                        path,
                        """
                        {"imageUrl":"%s","viewType":"detail"}\
                        """
                                .formatted(url));
    }
}
