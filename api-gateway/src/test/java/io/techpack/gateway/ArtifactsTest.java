package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactType;
import io.techpack.gateway.TestGateway.TestAccount;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArtifactsTest {

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(0);
    private final byte[] picture = TestPictures.jpeg(300, 300, 0x998877);
    private final String path = put(picture, ArtifactType.JPEG);

    @Test
    void a_picture_may_be_kept_forever_and_its_type_is_not_guessed() {
        TestResponse answer = account.client().get(path).is(200);

        assertThat(answer.bytes()).isEqualTo(picture);
        assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(answer.header("Cache-Control"))
                .contains("private")
                .contains("max-age=31536000")
                .contains("immutable");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(answer.header("Content-Disposition")).startsWith("inline; filename=");
    }

    @Test
    void a_picture_that_the_client_has_is_not_sent_again() {
        String tag = account.client().get(path).header("ETag");
        String digest = tag.replace("\"", "");

        for (String known :
                List.of(tag, "*", "W/" + tag, "\"" + digest + "-gzip\"", "\"other\", " + tag)) {
            TestResponse answer = account.client().get(path, "If-None-Match", known).is(304);
            assertThat(answer.header("ETag")).isEqualTo(tag);
            assertThat(answer.header("Cache-Control")).contains("immutable");
        }
        account.client().get(path, "If-None-Match", "\"other\"").is(200);
        account.client()
                .get(path.replaceAll("[0-9a-f]{64}", "0".repeat(64)), "If-None-Match", "*")
                .refuses(404, "NOT_FOUND");
    }

    @Test
    void a_range_of_another_unit_or_of_another_picture_is_ignored() {
        for (String range : List.of("lines=1", "items=0-5", "bytes", "")) {
            TestResponse whole = account.client().get(path, "Range", range).is(200);
            assertThat(whole.bytes()).isEqualTo(picture);
            assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
        }
        String tag = account.client().get(path).header("ETag");
        account.client().get(path, "Range", "bytes=0-1", "If-Range", tag).is(206);
        account.client().get(path, "Range", "bytes=0-1", "If-Range", "\"other\"").is(200);
    }

    @Test
    void the_head_of_a_picture_says_all_but_its_bytes() {
        TestResponse head =
                account.client().send("HEAD", path, BodyPublishers.noBody(), "Range", "bytes=0-1");

        head.is(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo("" + picture.length);
        assertThat(head.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(head.header("ETag")).isNotBlank();
    }

    @Test
    void a_part_of_a_picture_is_handed_out() {
        TestResponse part = account.client().get(path, "Range", "bytes=10-19").is(206);

        assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(picture, 10, 20));
        assertThat(part.header("Content-Range")).isEqualTo("bytes 10-19/" + picture.length);
    }

    @Test
    void several_parts_are_handed_out_together() {
        TestResponse parts = account.client().get(path, "Range", "bytes=0-1,5-6").is(206);

        assertThat(parts.header("Content-Type")).startsWith("multipart/byteranges");
    }

    @Test
    void a_part_outside_of_the_picture_is_refused() {
        TestResponse answer =
                account.client()
                        .get(path, "Range", "bytes=9999999-")
                        .refuses(416, "RANGE_NOT_SATISFIABLE");

        assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + picture.length);
    }

    @Test
    void a_drawing_may_run_nothing() {
        String drawing = put("<svg/>".getBytes(StandardCharsets.UTF_8), ArtifactType.SVG);

        TestResponse answer = account.client().get(drawing).is(200);

        assertThat(answer.header("Content-Type")).isEqualTo("image/svg+xml");
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    }

    @Test
    void the_picture_of_another_account_does_not_exist() {
        gateway.account(0).client().get(path).refuses(404, "NOT_FOUND");
    }

    @Test
    void what_is_no_artifact_does_not_exist() {
        account.client().get(API + "/artifacts/passwd").refuses(404, "NOT_FOUND");
        account.client().get(API + "/artifacts/..%2f..%2fpasswd").refuses(400, "INVALID_REQUEST");
    }

    private String put(byte[] bytes, ArtifactType type) {
        return gateway.bean(ArtifactStore.class).put(account.id(), bytes, type).path();
    }
}
