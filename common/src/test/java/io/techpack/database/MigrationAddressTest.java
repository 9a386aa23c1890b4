package io.techpack.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.embedded.SharedServers;
import io.techpack.ledger.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** An address of migrations at which no database answers. */
class MigrationAddressTest {

    private static final Duration SHORT = Duration.ofMillis(10);

    @Test
    void that_of_migrations_alone_is_told_when_the_process_itself_finds_its_database()
            throws Exception {
        try (TestDatabase database = TestDatabase.fresh()) {
            String nowhere = nowhere();
            Migration migration = new Migration(source(database.url()), 3, SHORT);

            assertThatThrownBy(() -> migration.migrate(at(nowhere)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("spring.flyway.url")
                    .hasMessageContaining("refused");
        }
    }

    @Test
    void a_database_that_is_away_for_everybody_is_waited_for() throws Exception {
        String nowhere = nowhere();
        Migration migration = new Migration(source(nowhere), 3, SHORT);
        Thread[] waiting = new Thread[1];
        CompletableFuture<Void> end = new CompletableFuture<>();
        waiting[0] =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                migration.migrate(at(nowhere));
                                end.complete(null);
                            } catch (RuntimeException fault) {
                                end.completeExceptionally(fault);
                            }
                        });
        try {
            // some times as many tries as it takes to give up
            assertThatThrownBy(() -> end.get(500, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
        } finally {
            waiting[0].interrupt();
        }
        assertThatThrownBy(() -> end.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("stopped");
        assertThat(waiting[0].join(Duration.ofSeconds(20))).isTrue();
    }

    private static Flyway at(String url) {
        SharedServers servers = SharedServers.get();
        return Flyway.configure().dataSource(url, servers.user(), servers.password()).load();
    }

    private static DataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(SharedServers.get().user());
        source.setPassword(SharedServers.get().password());
        return source;
    }

    /** Where nothing listens. */
    private static String nowhere() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/techpack";
        }
    }
}
