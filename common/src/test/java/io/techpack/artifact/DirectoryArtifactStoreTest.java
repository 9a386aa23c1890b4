package io.techpack.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.job.AccountId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryArtifactStoreTest {

    private static final byte[] BYTES = "abc".getBytes(StandardCharsets.US_ASCII);

    @TempDir Path directory;

    private final AccountId account = AccountId.next();

    @Test
    void what_was_put_is_found_under_the_digest_of_its_bytes() {
        ArtifactStore store = new DirectoryArtifactStore(directory);

        ArtifactKey key = store.put(account, BYTES, ArtifactType.PNG);

        // the SHA-256 of "abc" is the example of FIPS 180-2, appendix B.1
        assertThat(key.value())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.png");
        assertThat(store.find(account, key))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(BYTES));
        assertThat(new DirectoryArtifactStore(directory).get(account, key)).isEqualTo(BYTES);
    }

    @Test
    void another_account_cannot_tell_that_it_is_there() {
        ArtifactStore store = new DirectoryArtifactStore(directory);
        ArtifactKey key = store.put(account, BYTES, ArtifactType.PNG);

        assertThat(store.find(AccountId.next(), key)).isEmpty();
    }

    @Test
    void the_same_bytes_twice_are_one_file_and_nothing_unfinished_stays() throws IOException {
        ArtifactStore store = new DirectoryArtifactStore(directory);
        store.put(account, BYTES, ArtifactType.PNG);
        store.put(account, BYTES, ArtifactType.PNG);

        try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void a_missing_artifact_that_must_be_there_is_a_fault_of_the_store() {
        ArtifactKey key = ArtifactKey.of(BYTES, ArtifactType.SVG);

        assertThatThrownBy(() -> new DirectoryArtifactStore(directory).get(account, key))
                .isInstanceOf(ArtifactStore.Unavailable.class)
                .hasMessageContaining(key.value());
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
        ArtifactStore store = new DirectoryArtifactStore(directory);
        Files.createFile(directory.resolve(account.toString()));

        assertThatThrownBy(() -> store.put(account, BYTES, ArtifactType.PNG))
                .isInstanceOf(ArtifactStore.Unavailable.class);
    }

    @Test
    void names_that_are_no_keys_are_refused() {
        assertThat(ArtifactKey.find("../../etc/passwd")).isEmpty();
        assertThat(ArtifactKey.find("0".repeat(64) + ".exe")).isEmpty();
        assertThatThrownBy(() -> new ArtifactKey("x")).hasMessageContaining("'x'");
    }
}
