package io.techpack.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.job.AccountId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store does, wherever it keeps its bytes. */
abstract class ArtifactStoreContract {

    static final byte[] BYTES = "abc".getBytes(StandardCharsets.US_ASCII);

    final AccountId account = AccountId.next();

    /** A store as another process opens it: on what is kept, with nothing in memory. */
    abstract ArtifactStore open();

    /** Where its files are. */
    abstract Path root();

    @Test
    void what_one_process_put_another_finds_under_the_digest_of_its_bytes() {
        ArtifactKey key = open().put(account, BYTES, ArtifactType.PNG);

        // the SHA-256 of "abc" is the example of FIPS 180-2, appendix B.1
        assertThat(key.value())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.png");
        assertThat(open().find(account, key))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(BYTES));
        assertThat(open().get(account, key)).isEqualTo(BYTES);
    }

    @Test
    void another_account_cannot_tell_that_it_is_there() {
        ArtifactStore store = open();
        ArtifactKey key = store.put(account, BYTES, ArtifactType.PNG);

        assertThat(store.find(AccountId.next(), key)).isEmpty();
    }

    @Test
    void the_same_bytes_of_another_type_are_another_artifact() {
        ArtifactStore store = open();
        ArtifactKey png = store.put(account, BYTES, ArtifactType.PNG);

        assertThat(store.find(account, ArtifactKey.of(BYTES, ArtifactType.SVG))).isEmpty();
        assertThat(store.put(account, BYTES, ArtifactType.SVG)).isNotEqualTo(png);
    }

    @Test
    void a_missing_artifact_that_must_be_there_is_a_fault_of_the_store() {
        ArtifactKey key = ArtifactKey.of(BYTES, ArtifactType.SVG);

        assertThat(open().find(account, key)).isEmpty();
        assertThatThrownBy(() -> open().get(account, key))
                .isInstanceOf(ArtifactStore.Unavailable.class)
                .hasMessageContaining(key.value());
    }

    @Test
    void nothing_and_eleven_megabytes_come_back_as_they_were() {
        ArtifactStore store = open();
        byte[] large = new byte[11 << 20];
        new Random(7).nextBytes(large);
        for (byte[] bytes : List.of(new byte[0], large)) {
            ArtifactKey key = store.put(account, bytes, ArtifactType.JPEG);

            assertThat(store.get(account, key)).isEqualTo(bytes);
        }
    }

    @Test
    void many_may_put_the_same_and_different_bytes_at_once() throws Exception {
        ArtifactStore store = open();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ArtifactKey>> puts =
                    IntStream.range(0, 24)
                            .<Callable<ArtifactKey>>mapToObj(i ->
                                    () -> store.put(account, picture(i % 6), ArtifactType.WEBP))
                            .toList();
            List<Future<ArtifactKey>> keys = threads.invokeAll(puts);
            for (int i = 0; i < keys.size(); i++) {
                assertThat(store.get(account, keys.get(i).get())).isEqualTo(picture(i % 6));
            }
        }
    }

    @Test
    void pages_give_each_artifact_of_the_account_once_in_the_order_of_keys() {
        ArtifactStore store = open();
        Set<ArtifactKey> put = new TreeSet<>(Comparator.comparing(ArtifactKey::value));
        for (int i = 0; i < 23; i++) {
            put.add(store.put(account, picture(i), ArtifactType.WEBP));
        }
        store.put(AccountId.next(), BYTES, ArtifactType.PNG);

        List<ArtifactStore.Stored> seen = new ArrayList<>();
        List<ArtifactStore.Stored> page = store.page(account, Optional.empty(), 5);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(5);
            seen.addAll(page);
            page = store.page(account, Optional.of(page.getLast().key()), 5);
        }

        assertThat(seen).extracting(ArtifactStore.Stored::key).containsExactlyElementsOf(put);
        assertThat(seen).allMatch(each -> each.bytes() >= 9_000);
        assertThat(seen)
                .allMatch(each ->
                        Duration.between(each.putAt(), Instant.now()).abs().toMinutes() < 5);
        assertThat(store.page(AccountId.next(), Optional.empty(), 5)).isEmpty();
    }

    @Test
    void only_what_was_not_put_lately_is_deleted() {
        ArtifactStore store = open();
        ArtifactKey key = store.put(account, BYTES, ArtifactType.PNG);
        Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
        Instant soon = Instant.now().plus(Duration.ofHours(1));

        assertThat(store.deleteUnlessPutSince(account, key, hourAgo)).isFalse();
        assertThat(store.deleteUnlessPutSince(AccountId.next(), key, soon)).isFalse();
        assertThat(store.get(account, key)).isEqualTo(BYTES);
        assertThat(store.deleteUnlessPutSince(account, key, soon)).isTrue();
        assertThat(store.find(account, key)).isEmpty();
        assertThat(store.deleteUnlessPutSince(account, key, soon)).isFalse();
        assertThat(store.put(account, BYTES, ArtifactType.PNG)).isEqualTo(key);
        assertThat(store.get(account, key)).isEqualTo(BYTES);
    }

    @Test
    void what_is_old_and_put_again_is_new() throws IOException {
        ArtifactStore store = open();
        ArtifactKey key = store.put(account, BYTES, ArtifactType.PNG);
        Instant old = Instant.now().minus(Duration.ofDays(9));
        Files.setLastModifiedTime(file(key), FileTime.from(old));
        assertThat(store.page(account, Optional.empty(), 5))
                .allMatch(each -> each.putAt().isBefore(Instant.now().minusSeconds(600_000)));

        store.put(account, BYTES, ArtifactType.PNG);

        assertThat(store.deleteUnlessPutSince(account, key, Instant.now().minusSeconds(3_600)))
                .isFalse();
        assertThat(store.get(account, key)).isEqualTo(BYTES);
    }

    Path file(ArtifactKey key) throws IOException {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(each -> each.endsWith(key.value()))
                    .filter(each -> each.toString().contains(account.toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static byte[] picture(int number) {
        return ("picture " + number).repeat(1000).getBytes(StandardCharsets.US_ASCII);
    }
}
