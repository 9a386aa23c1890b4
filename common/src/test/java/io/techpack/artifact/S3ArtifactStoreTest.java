package io.techpack.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.techpack.artifact.ArtifactStore.Unavailable;
import io.techpack.process.BoundProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ArtifactStoreTest extends ArtifactStoreContract {

    @TempDir static Path directory;

    private static S3Server server;

    private final List<S3ArtifactStore> opened = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = S3Server.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void closeAll() {
        server.beforeReads(() -> {});
        server.beforeWrites(() -> {});
        opened.forEach(S3ArtifactStore::close);
    }

    @Override
    Path root() {
        return directory;
    }

    @Override
    ArtifactStore open() {
        return open(Map.of());
    }

    private S3ArtifactStore open(Map<String, String> more) {
        S3ArtifactStore store = new S3ArtifactStore(properties(more));
        opened.add(store);
        return store;
    }

    private static ArtifactProperties.S3 properties(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(server.properties());
        all.putAll(more);
        return BoundProperties.of("techpack.artifacts.s3", ArtifactProperties.S3.class, all);
    }

    @Test
    void the_same_bytes_are_written_once_and_written_again_if_what_is_there_is_not_whole()
            throws IOException {
        int before = server.writes();
        ArtifactKey key = open().put(account, BYTES, ArtifactType.PNG);
        open().put(account, BYTES, ArtifactType.PNG);
        assertThat(server.writes()).isEqualTo(before + 1);

        Files.writeString(file(key), "a");
        open().put(account, BYTES, ArtifactType.PNG);

        assertThat(server.writes()).isEqualTo(before + 2);
        assertThat(open().get(account, key)).isEqualTo(BYTES);
    }

    @Test
    void keys_begin_with_the_prefix_and_the_account() throws IOException {
        ArtifactKey key = open(Map.of("prefix", "a/b/")).put(account, BYTES, ArtifactType.PNG);

        assertThat(file(key).toString()).contains("/a/b/" + account + "/ba/");
        assertThat(open().find(account, key)).isEmpty();
    }

    @Test
    void bytes_that_are_not_what_their_key_says_are_not_handed_out() throws IOException {
        ArtifactKey key = open().put(account, BYTES, ArtifactType.PNG);
        Files.writeString(file(key), "xyz");

        assertThat(fault(() -> open().find(account, key)))
                .hasMessageContaining(key.value())
                .hasMessageContaining("not what its key says");
    }

    @Test
    void more_than_the_limit_is_not_read() {
        ArtifactKey key = open().put(account, new byte[2_000], ArtifactType.PNG);

        assertThat(fault(() -> open(Map.of("largest", "1KB")).find(account, key)))
                .hasMessageContaining("2000 bytes; at most 1024");
    }

    @Test
    void wrong_credentials_are_an_outage_that_says_so_and_show_no_secret() {
        ArtifactKey key = open().put(account, BYTES, ArtifactType.PNG);
        S3ArtifactStore stranger = open(Map.of("secret-key", "nobody-may-see-this-secret"));

        List<String> logged = new CopyOnWriteArrayList<>();
        Logger everything = (Logger) LoggerFactory.getLogger("software.amazon.awssdk");
        var appender =
                new AppenderBase<ILoggingEvent>() {
                    @Override
                    protected void append(ILoggingEvent event) {
                        logged.add(event.getFormattedMessage());
                    }
                };
        appender.start();
        everything.addAppender(appender);
        everything.setLevel(Level.TRACE);
        try {
            assertThat(fault(() -> stranger.find(account, key)))
                    .hasMessageContaining("SignatureDoesNotMatch (403)")
                    .hasMessageContaining(S3Server.BUCKET);
            assertThat(fault(() -> stranger.put(account, BYTES, ArtifactType.PNG)))
                    .hasMessageContaining("403")
                    .hasMessageNotContaining("nobody-may-see");
            assertThat(logged).isNotEmpty().noneMatch(line -> line.contains("nobody-may-see"));
        } finally {
            everything.setLevel(null);
            everything.detachAppender(appender);
        }
    }

    @Test
    void a_bucket_that_does_not_exist_is_an_outage_and_no_absence() {
        S3ArtifactStore store = open(Map.of("bucket", "elsewhere"));

        assertThat(fault(() -> store.find(account, ArtifactKey.of(BYTES, ArtifactType.PNG))))
                .hasMessageContaining("NoSuchBucket (404)");
        assertThat(fault(() -> store.put(account, BYTES, ArtifactType.PNG)))
                .hasMessageContaining("NoSuchBucket (404)");
    }

    @Test
    void a_full_bucket_is_an_outage_that_ends() {
        server.beforeWrites(() -> {
            throw S3Exception.builder()
                    .statusCode(507)
                    .message("no space left")
                    .awsErrorDetails(
                            AwsErrorDetails.builder()
                                    .errorCode("InsufficientStorage")
                                    .errorMessage("no space left")
                                    .build())
                    .build();
        });
        ArtifactStore store = open(Map.of("attempts", "1"));

        assertThat(fault(() -> store.put(account, BYTES, ArtifactType.PNG)))
                .hasMessageContaining("cannot be written");

        server.beforeWrites(() -> {});
        assertThat(store.get(account, store.put(account, BYTES, ArtifactType.PNG)))
                .isEqualTo(BYTES);
    }

    @Test
    void a_server_that_fails_now_and_then_is_asked_again() {
        ArtifactKey key = open().put(account, BYTES, ArtifactType.PNG);
        AtomicInteger asked = new AtomicInteger();
        server.beforeReads(() -> {
            if (asked.incrementAndGet() < 3) {
                throw S3Exception.builder().statusCode(503).message("slow down").build();
            }
        });

        assertThat(open().get(account, key)).isEqualTo(BYTES);
        assertThat(asked).hasValue(3);
    }

    @Test
    void a_server_that_is_gone_is_an_outage(@TempDir Path elsewhere) {
        S3Server other = S3Server.start(elsewhere);
        Map<String, String> address = Map.of("endpoint", other.properties().get("endpoint"));
        other.close();

        assertThat(fault(() -> open(address).put(account, BYTES, ArtifactType.PNG)))
                .hasMessageContaining("cannot be written");
        assertThat(
                        fault(() ->
                                open(address)
                                        .find(account, ArtifactKey.of(BYTES, ArtifactType.PNG))))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void a_server_that_does_not_answer_is_given_up_in_time() {
        ArtifactKey key = open().put(account, BYTES, ArtifactType.PNG);
        CountDownLatch open = new CountDownLatch(1);
        server.beforeReads(() -> await(open));
        S3ArtifactStore store =
                open(Map.of("attempt-timeout", "200ms", "time-limit", "1s", "attempts", "2"));
        long start = System.nanoTime();
        try {
            fault(() -> store.find(account, key));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(5));
        } finally {
            open.countDown();
        }
    }

    @Test
    void an_interrupted_thread_stays_interrupted() throws InterruptedException {
        ArtifactKey key = open().put(account, BYTES, ArtifactType.PNG);
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        server.beforeReads(() -> {
            reached.countDown();
            await(open);
        });
        AtomicReference<String> end = new AtomicReference<>("");
        S3ArtifactStore store = open(Map.of());
        Thread reader =
                Thread.startVirtualThread(() -> {
                    Unavailable fault = fault(() -> store.find(account, key));
                    end.set(fault.getMessage() + Thread.currentThread().isInterrupted());
                });
        try {
            reached.await();
            reader.interrupt();
            assertThat(reader.join(Duration.ofSeconds(5))).isTrue();
            assertThat(end.get()).contains("interrupted").endsWith("true");
        } finally {
            open.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Unavailable fault(Runnable call) {
        Unavailable thrown = catchThrowableOfType(Unavailable.class, call::run);
        assertThat(thrown).isNotNull();
        return thrown;
    }
}
