package io.techpack.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.process.BoundProperties;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ArtifactPropertiesTest {

    @Test
    void without_configuration_pictures_are_kept_in_a_directory() {
        ArtifactProperties bound = bound(Map.of());

        assertThat(bound)
                .isEqualTo(
                        new ArtifactProperties(
                                Path.of(".techpack/artifacts"),
                                new ArtifactProperties.S3(
                                        "",
                                        "",
                                        null,
                                        "us-east-1",
                                        false,
                                        null,
                                        null,
                                        Duration.ofSeconds(2),
                                        Duration.ofSeconds(10),
                                        Duration.ofSeconds(30),
                                        3,
                                        DataSize.ofMegabytes(256))));
        assertThat(bound.s3().used()).isFalse();
    }

    @Test
    void everything_can_be_configured_by_its_name() {
        ArtifactProperties bound =
                bound(
                        Map.ofEntries(
                                Map.entry("directory", "/pictures"),
                                Map.entry("s3.bucket", "pictures"),
                                Map.entry("s3.prefix", "techpack/"),
                                Map.entry("s3.endpoint", "http://objects.example:9000"),
                                Map.entry("s3.region", "eu-central-1"),
                                Map.entry("s3.path-style", "true"),
                                Map.entry("s3.access-key", "AKIA"),
                                Map.entry("s3.secret-key", "nobody guesses"),
                                Map.entry("s3.connect-timeout", "1s"),
                                Map.entry("s3.attempt-timeout", "3s"),
                                Map.entry("s3.time-limit", "4s"),
                                Map.entry("s3.attempts", "5"),
                                Map.entry("s3.largest", "6MB")));

        assertThat(bound)
                .isEqualTo(
                        new ArtifactProperties(
                                Path.of("/pictures"),
                                new ArtifactProperties.S3(
                                        "pictures",
                                        "techpack/",
                                        URI.create("http://objects.example:9000"),
                                        "eu-central-1",
                                        true,
                                        "AKIA",
                                        "nobody guesses",
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(3),
                                        Duration.ofSeconds(4),
                                        5,
                                        DataSize.ofMegabytes(6))));
        assertThat(bound.s3().used()).isTrue();
        assertThat(bound.toString()).doesNotContain("nobody guesses");
    }

    @Test
    void half_of_the_credentials_and_an_endpoint_without_a_host_are_refused() {
        assertThatThrownBy(() -> bound(Map.of("s3.access-key", "AKIA")))
                .rootCause()
                .hasMessageContaining("set both or neither");
        assertThatThrownBy(() -> bound(Map.of("s3.endpoint", "objects")))
                .rootCause()
                .hasMessageContaining("needs a scheme and a host");
    }

    private static ArtifactProperties bound(Map<String, String> properties) {
        return BoundProperties.of("techpack.artifacts", ArtifactProperties.class, properties);
    }
}
