package io.techpack.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArtifactKeyTest {

    private static final ArtifactKey KEY = new ArtifactKey("0".repeat(64) + ".png");

    @Test
    void names_that_are_no_keys_are_refused() {
        assertThat(ArtifactKey.find("../../etc/passwd")).isEmpty();
        assertThat(ArtifactKey.find("0".repeat(64) + ".exe")).isEmpty();
        assertThatThrownBy(() -> new ArtifactKey("x")).hasMessageContaining("'x'");
    }

    @Test
    void a_key_is_found_in_its_own_path_only() {
        assertThat(ArtifactKey.findPath(KEY.path())).contains(KEY);
        assertThat(ArtifactKey.findPath(KEY.path() + "?signature=x")).isEmpty();
        assertThat(ArtifactKey.findPath("https://host" + KEY.path())).isEmpty();
        assertThat(ArtifactKey.findPath(KEY.value())).isEmpty();
    }
}
