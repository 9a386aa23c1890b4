package io.techpack.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

    @Test
    void after_a_killed_jvm_the_next_start_ends_its_postgres_and_finds_what_was_committed(
            @TempDir Path directory) throws Exception {
        var data = directory.toRealPath().resolve("postgres/data");
        try (var other = OtherJvm.withServersOn(directory)) {
            assertThatThrownBy(() -> EmbeddedServers.start(EmbeddedSettings.in(directory)))
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("in use by process " + other.pid());
        }
        var orphan = PostmasterFile.read(data).orElseThrow();
        assertThat(orphan.process(data)).isPresent();

        try (var servers = EmbeddedServers.start(EmbeddedSettings.in(directory))) {
            assertThat(orphan.process(data)).isEmpty();
            assertThat(Rows.query(servers.postgres(), "select value from kept"))
                    .containsExactly("a row");
            assertThat(Records.take(servers.bootstrapServers(), "kept", "readers", 1))
                    .containsExactly("a record");
        }
    }

    @Test
    void a_terminated_jvm_leaves_no_postgres(@TempDir Path directory) throws Exception {
        var data = directory.toRealPath().resolve("postgres/data");
        try (var other = OtherJvm.withServersOn(directory)) {
            var postgres = PostmasterFile.read(data).orElseThrow();
            other.terminate();
            assertThat(postgres.process(data)).isEmpty();
            assertThat(PostmasterFile.in(data)).doesNotExist();
        }
    }

    @Test
    void a_killed_postgres_comes_back_on_its_port_with_every_commit(@TempDir Path directory)
            throws Exception {
        try (var postgres = EmbeddedPostgres.start(EmbeddedSettings.in(directory))) {
            var url = postgres.jdbcUrl();
            Rows.execute(postgres, "create table kept as select 'a row' as value");
            postgres.kill();
            assertThat(postgres.isRunning()).isFalse();
            postgres.restart();
            assertThat(postgres.jdbcUrl()).isEqualTo(url);
            assertThat(Rows.query(postgres, "select value from kept")).containsExactly("a row");
        }
    }

    @Test
    void a_stale_pid_file_that_names_another_program_does_not_prevent_the_start(
            @TempDir Path directory) throws Exception {
        EmbeddedPostgres.start(EmbeddedSettings.in(directory)).close();
        var file = PostmasterFile.in(directory.resolve("postgres/data"));
        Files.writeString(file, ProcessHandle.current().pid() + "\n");
        try (var postgres = EmbeddedPostgres.start(EmbeddedSettings.in(directory))) {
            assertThat(Rows.query(postgres, "select 1")).containsExactly("1");
        }
    }
}
