package io.techpack.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.process.BoundProperties;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArtifactPropertiesTest {

    @Test
    void the_default_and_the_name() {
        assertThat(bound(Map.of()))
                .isEqualTo(new ArtifactProperties(Path.of(".techpack/artifacts")));
        assertThat(bound(Map.of("directory", "/pictures")))
                .isEqualTo(new ArtifactProperties(Path.of("/pictures")));
    }

    private static ArtifactProperties bound(Map<String, String> properties) {
        return BoundProperties.of("techpack.artifacts", ArtifactProperties.class, properties);
    }
}
