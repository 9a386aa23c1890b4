package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.artifact.ArtifactKey;
import io.techpack.gateway.TestGateway.TestAccount;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DataUrlTest {

    private final TestAccount account = TestGateway.get().account(0);
    private final String path = API + "/products/shirt/revisions";

    @Test
    void a_picture_is_taken_out_of_a_data_url() {
        byte[] picture = TestPictures.png(500, 400);
        String base64 = Base64.getEncoder().encodeToString(picture);

        JsonNode revision = fetch("data:image/png;base64," + base64).is(201).json();

        assertThat(revision.get("sha256").asString()).isEqualTo(ArtifactKey.sha256(picture));
        fetch("DATA:;charset=x;BASE64," + base64).is(201);
    }

    @Test
    void a_data_url_has_the_limits_of_a_file() {
        byte[] large = new byte[9_000_000];
        new Random(3).nextBytes(large);
        System.arraycopy(TestPictures.png(300, 300), 0, large, 0, 60);
        String prefix = "data:image/png;base64,";

        fetch(prefix + Base64.getEncoder().encodeToString(large))
                .refuses(422, "UNPROCESSABLE_IMAGE");
        assertThat(
                        fetch(prefix + Base64.getEncoder().encodeToString(new byte[10_600_000]))
                                .refuses(413, "PAYLOAD_TOO_LARGE")
                                .text("error"))
                .contains("at most 10,485,760");
        fetch(prefix + "aGVsbG8=").refuses(415, "UNSUPPORTED_MEDIA_TYPE");
        for (String bad : List.of("data:image/png,x", "data:", "data:;base64", prefix + "a*b")) {
            assertThat(fetch(bad).refuses(400, "INVALID_REQUEST").invalidFields())
                    .containsExactly("imageUrl");
        }
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
