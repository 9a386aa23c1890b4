package io.techpack.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

    /**
     * One cluster for the tests that need PostgreSQL alone; making one takes longer than those
     * tests.
     */
    @TempDir static Path alone;

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
        try (var other = OtherJvm.withPostgresOn(directory)) {
            var postgres = PostmasterFile.read(data).orElseThrow();
            other.terminate();
            assertThat(postgres.process(data)).isEmpty();
            assertThat(PostmasterFile.in(data)).doesNotExist();
        }
    }

    @Test
    void a_killed_postgres_comes_back_on_its_port_with_every_commit() throws Exception {
        try (var postgres = EmbeddedPostgres.start(EmbeddedSettings.in(alone))) {
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
    void a_stale_pid_file_that_names_another_program_does_not_prevent_the_start() throws Exception {
        EmbeddedPostgres.start(EmbeddedSettings.in(alone)).close();
        var file = PostmasterFile.in(alone.resolve("postgres/data"));
        Files.writeString(file, ProcessHandle.current().pid() + "\n");
        try (var postgres = EmbeddedPostgres.start(EmbeddedSettings.in(alone))) {
            assertThat(Rows.query(postgres, "select 1")).containsExactly("1");
        }
    }

    @Test
    void a_postgres_is_recognised_by_a_command_line_of_any_length() throws Exception {
        var settings = EmbeddedSettings.in(alone).withPostgres("cluster_name", "n".repeat(9_000));
        try (var postgres = EmbeddedPostgres.start(settings)) {
            var data = alone.toRealPath().resolve("postgres/data");
            var file = PostmasterFile.read(data).orElseThrow();
            assertThat(postgres.isRunning()).isTrue();
            assertThat(file.process(data)).isPresent();
            assertThat(file.belongsToAnother(data)).isFalse();
        }
    }
}
