package io.techpack.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.job.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    @Test
    void what_a_killed_process_was_writing_goes_when_it_is_old() throws IOException {
        ArtifactStore store = open();
        ArtifactKey key = store.put(account, BYTES, ArtifactType.PNG);
        Path fresh = Files.createFile(file(key).resolveSibling("fresh.part"));
        Path old = Files.createFile(file(key).resolveSibling("old.part"));
        Path others = Files.createFile(others().resolve("old.part"));
        Instant before = Instant.now().minus(Duration.ofDays(7));
        for (Path each : List.of(old, others, file(key))) {
            Files.setLastModifiedTime(each, FileTime.from(before.minusSeconds(1)));
        }

        store.clearUnfinished(account, before);

        assertThat(fresh).exists();
        assertThat(old).doesNotExist();
        assertThat(others).exists();
        assertThat(store.get(account, key)).isEqualTo(BYTES);
    }

    @Test
    void what_was_moved_aside_when_its_process_was_killed_is_back_as_if_put_just_now()
            throws IOException {
        ArtifactStore store = open();
        ArtifactKey key = store.put(account, BYTES, ArtifactType.PNG);
        Path file = file(key);
        Instant before = Instant.now().minus(Duration.ofDays(7));
        Files.setLastModifiedTime(file, FileTime.from(before.minusSeconds(1)));
        Files.move(file, file.resolveSibling(key + ".5c0ffee.aside"));
        assertThat(store.find(account, key)).isEmpty();

        store.clearUnfinished(account, before);

        assertThat(store.get(account, key)).isEqualTo(BYTES);
        assertThat(store.deleteUnlessPutSince(account, key, before)).isFalse();
        try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
            assertThat(files).hasSize(1);
        }
    }

    private Path others() throws IOException {
        return Files.createDirectories(
                directory.resolve(AccountId.next().toString()).resolve("00"));
    }
}
