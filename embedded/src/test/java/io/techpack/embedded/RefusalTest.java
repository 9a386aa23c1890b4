package io.techpack.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {

    @TempDir Path directory;

    @Test
    void a_directory_in_use_by_this_process_is_refused_and_free_again_after_close() {
        var settings = EmbeddedSettings.in(directory);
        try (var postgres = EmbeddedPostgres.start(settings)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(settings))
                    .isInstanceOf(EmbeddedServersException.class)
                    .hasMessageContaining("in use by this process");
            postgres.restart();
        }
        EmbeddedPostgres.start(settings).close();
    }

    @Test
    void a_taken_port_is_named_in_the_refusal() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName(LoopbackPort.HOST))) {
            var settings =
                    EmbeddedSettings.in(directory)
                            .withPorts(taken.getLocalPort(), taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedServers.start(settings))
                    .isInstanceOf(EmbeddedServersException.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
        }
    }

    @Test
    void data_of_another_version_is_refused() throws Exception {
        var data = Files.createDirectories(directory.resolve("postgres/data"));
        Files.writeString(data.resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(EmbeddedSettings.in(directory)))
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining(data.toString());
    }

    @Test
    void a_lost_password_file_is_named() throws Exception {
        EmbeddedPostgres.start(EmbeddedSettings.in(directory)).close();
        var password = directory.resolve("postgres/password");
        Files.delete(password);
        assertThatThrownBy(() -> EmbeddedPostgres.start(EmbeddedSettings.in(directory)))
                .hasMessageContaining(password.toString());
    }

    @Test
    void a_setting_that_postgres_refuses_is_told_in_its_own_words() {
        var settings = EmbeddedSettings.in(directory).withPostgres("no_such_setting", "1");
        assertThatThrownBy(() -> EmbeddedPostgres.start(settings))
                .isInstanceOf(EmbeddedServersException.class)
                .hasMessageContaining("no_such_setting");
    }

    @Test
    void a_setting_that_kafka_refuses_is_told_in_its_own_words() {
        var settings = EmbeddedSettings.in(directory).withKafka("log.cleaner.threads", "none");
        assertThatThrownBy(() -> EmbeddedKafka.start(settings))
                .isInstanceOf(EmbeddedServersException.class)
                .hasMessageContaining("log.cleaner.threads");
    }
}
