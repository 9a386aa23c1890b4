package io.techpack.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @TempDir static Path directory;

    static EmbeddedServers servers;

    @BeforeAll
    static void start() {
        servers =
                EmbeddedServers.start(
                        EmbeddedSettings.in(directory).withPostgres("work_mem", "5MB"));
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "autovacuum, on",
        "autovacuum_naptime, 10s",
        "jit, off",
        "max_connections, 100",
        "shared_buffers, 192MB",
        "checkpoint_timeout, 15min",
        "max_wal_size, 2GB",
        "random_page_cost, 1.1",
        "shared_preload_libraries, pg_stat_statements",
        "listen_addresses, 127.0.0.1",
        "work_mem, 5MB"
    })
    void postgres_runs_with(String setting, String value) throws Exception {
        assertThat(Rows.query(servers.postgres(), "show " + setting)).containsExactly(value);
    }

    @Test
    void the_ports_are_closed_to_other_machines() throws Exception {
        var postgres = URI.create(servers.jdbcUrl().substring("jdbc:".length())).getPort();
        var kafka = URI.create("kafka://" + servers.bootstrapServers()).getPort();
        var addresses =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> !address.isLoopbackAddress())
                        .toList();
        for (var address : addresses) {
            for (var port : new int[] {postgres, kafka}) {
                try (var socket = new Socket()) {
                    assertThatThrownBy(() ->
                                    socket.connect(new InetSocketAddress(address, port), 2_000))
                            .as("%s port %d", address, port)
                            .isInstanceOf(java.io.IOException.class);
                }
            }
        }
    }

    @Test
    void the_password_is_asked_for_and_kept_from_other_users() throws Exception {
        var file = directory.resolve("postgres/password");
        assertThat(Files.readString(file)).isEqualTo(servers.password()).hasSize(48);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() ->
                        DriverManager.getConnection(servers.jdbcUrl(), servers.user(), "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void nonsense_is_refused_with_its_value() {
        var settings = EmbeddedSettings.in(directory);
        assertThatThrownBy(() -> settings.withPorts(70_000, 0)).hasMessageContaining("70000");
        assertThatThrownBy(() -> settings.withPatience(java.time.Duration.ZERO))
                .hasMessageContaining("PT0S");
    }
}
