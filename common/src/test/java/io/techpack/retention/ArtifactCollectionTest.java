package io.techpack.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactType;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.ledger.Item;
import io.techpack.product.TechPackJob;
import io.techpack.retention.Retention.Ages;
import io.techpack.retention.Retention.Kind;
import io.techpack.retention.Retention.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An artifact goes when nothing has referred to it for long, and only then. */
class ArtifactCollectionTest extends RetentionTestBase {

    private static final Duration GRACE = Duration.ofDays(7);
    private static final Ages ARTIFACTS =
            new Ages(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(GRACE));

    @Test
    void what_anything_refers_to_stays() {
        sent("shirt", picture("of a revision"));
        run(
                TechPackJob.CLOSE_UP_GENERATION,
                "shirt",
                "{\"deep\":[{\"in\":\"%s\"}]}".formatted(picture("of a result").path()),
                Item.of(0, "{\"imageUrl\":\"%s\"}".formatted(picture("of an item").path()))
                        .cachedAs("key"));
        JobId job = submitted(TechPackJob.TECH_PACK, "shirt");
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "update job set input = ?::json where id = ?",
                                "{\"imageUrl\":\"%s\"}".formatted(picture("of an input").path()),
                                job.value()));
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "insert into item_cache (account_id, key, content) values (?, 'other', ?::json)",
                                account.value(),
                                "{\"x\":\"%s\"}".formatted(picture("cached").path())));
        ArtifactKey lost = picture("of nothing");
        passesOfThreeWeeks();

        assertThat(files()).hasSize(5);
        assertThat(artifacts.find(account, lost)).isEmpty();
        assertThat(database.count("select count(*) from unreferenced_artifact")).isZero();
    }

    @Test
    void it_goes_only_when_two_looks_a_grace_time_apart_found_no_reference() {
        ArtifactKey key = picture("of nothing");
        aged();

        assertThat(collected()).isZero();
        assertThat(collected()).isZero();
        later();
        Report dry = Report.of(retention, ARTIFACTS, true);
        assertThat(dry.deleted(Kind.ARTIFACTS)).isEqualTo(1);
        assertThat(dry.bytes()).isEqualTo("of nothing".length());
        assertThat(artifacts.find(account, key)).isPresent();
        assertThat(collected()).isEqualTo(1);
        assertThat(artifacts.find(account, key)).isEmpty();
    }

    @Test
    void what_is_referred_to_again_or_put_again_meanwhile_stays() {
        picture("referred to");
        ArtifactKey putAgain = picture("put again");
        aged();
        collected();
        later();
        sent("shirt", picture("referred to"));
        aged();
        artifacts.put(account, bytes("put again"), ArtifactType.PNG);

        assertThat(collected()).isZero();

        assertThat(files()).hasSize(2);
        assertThat(artifacts.find(account, putAgain)).isPresent();
        assertThat(database.count("select count(*) from unreferenced_artifact")).isZero();
    }

    @Test
    void an_upload_in_flight_is_not_even_remembered() {
        picture("in flight");

        assertThat(collected()).isZero();

        assertThat(database.count("select count(*) from unreferenced_artifact")).isZero();
    }

    @Test
    void many_pages_and_other_accounts_are_each_looked_at() {
        AccountId other = database.account(1);
        for (int i = 0; i < 1_100; i++) {
            picture("number " + i);
        }
        sent("shirt", picture("number 7"));
        artifacts.put(other, bytes("number 7"), ArtifactType.PNG);
        passesOfThreeWeeks();

        assertThat(files()).hasSize(1);
        assertThat(artifacts.find(account, picture("number 7"))).isPresent();
        assertThat(artifacts.find(other, picture("number 7"))).isEmpty();
    }

    @Test
    void what_a_killed_process_was_writing_goes_too_but_not_in_a_dry_run() throws IOException {
        picture("in use");
        sent("shirt", picture("in use"));
        Path unfinished = Files.createFile(files().getFirst().resolveSibling("killed.part"));
        aged();

        Report.of(retention, ARTIFACTS, true);
        assertThat(unfinished).exists();
        assertThat(collected()).isZero();
        assertThat(unfinished).doesNotExist();
        assertThat(files()).hasSize(1);
    }

    private void passesOfThreeWeeks() {
        aged();
        collected();
        later();
        collected();
    }

    private long collected() {
        return Report.of(retention, ARTIFACTS, false).deleted(Kind.ARTIFACTS);
    }

    /** What was remembered, was so a grace time ago. */
    private void later() {
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "update unreferenced_artifact set since = since - interval '8 days'"));
    }

    private void aged() {
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(20)));
        for (Path file : files()) {
            try {
                Files.setLastModifiedTime(file, old);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private ArtifactKey picture(String text) {
        return artifacts.put(account, bytes(text), ArtifactType.PNG);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
