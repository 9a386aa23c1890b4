package io.techpack.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.job.AccountId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store does, wherever it keeps its bytes. */
abstract class ArtifactStoreContract {

    static final byte[] BYTES = "abc".getBytes(StandardCharsets.US_ASCII);

    final AccountId account = AccountId.next();

    /** A store as another process opens it: on what is kept, with nothing in memory. */
    abstract ArtifactStore open();

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

    private static byte[] picture(int number) {
        return ("picture " + number).repeat(1000).getBytes(StandardCharsets.US_ASCII);
    }
}
