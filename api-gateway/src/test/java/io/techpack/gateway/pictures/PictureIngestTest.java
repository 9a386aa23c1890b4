package io.techpack.gateway.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.artifact.ArtifactStore;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.imaging.picture.Picture;
import io.techpack.job.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PictureIngestTest {

    private final AccountId account = new AccountId(UUID.randomUUID());

    @TempDir Path folder;

    @Test
    void a_picture_that_finds_no_memory_left_may_be_sent_again_and_nothing_is_stored()
            throws IOException {
        PictureIngest ingest = new PictureIngest(settings("256MB"), store());

        assertThatThrownBy(() ->
                        ingest.ingest(
                                account,
                                () -> {
                                    throw new OutOfMemoryError("Java heap space");
                                }))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        try (Stream<Path> stored = Files.walk(folder)) {
            assertThat(stored.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void a_picture_that_would_take_more_memory_than_is_given_is_refused_with_both() {
        PictureIngest ingest = new PictureIngest(settings("1MB"), store());
        int[] pixels = new int[600 * 600];
        Arrays.fill(pixels, 0xFF204060);
        byte[] picture = Picture.of(600, 600, pixels).png();

        assertThatThrownBy(() -> ingest.ingest(account, () -> picture))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(ErrorCode.UNPROCESSABLE_IMAGE);
                            assertThat(error).hasMessageContaining("2 MB of memory; at most 1 MB");
                        });
    }

    private ArtifactStore store() {
        return ArtifactStore.inDirectory(folder);
    }

    private static GatewaySettings settings(String memory) {
        return new Binder(
                        new MapConfigurationPropertySource(
                                Map.of("techpack.gateway.pictures.most-memory", memory)))
                .bindOrCreate("techpack.gateway", GatewaySettings.class);
    }
}
