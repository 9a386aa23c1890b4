package io.techpack.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryArtifactStoreTest extends ArtifactStoreContract {

    @TempDir Path directory;

    @Override
    Path root() {
        return directory;
    }

    @Override
    ArtifactStore open() {
        return new DirectoryArtifactStore(directory);
    }

    @Test
    void the_same_bytes_twice_are_one_file_and_nothing_unfinished_stays() throws IOException {
        ArtifactStore store = open();
        store.put(account, BYTES, ArtifactType.PNG);
        store.put(account, BYTES, ArtifactType.PNG);

        try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void a_place_that_is_no_directory_is_told_at_the_start() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> new DirectoryArtifactStore(file))
                .isInstanceOf(ArtifactStore.Unavailable.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_full_or_broken_disk_is_told_and_leaves_nothing_behind() throws IOException {
        ArtifactStore store = open();
        Files.createFile(directory.resolve(account.toString()));

        assertThatThrownBy(() -> store.put(account, BYTES, ArtifactType.PNG))
                .isInstanceOf(ArtifactStore.Unavailable.class);
    }
}
