package io.techpack.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.techpack.embedded.SharedServers;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is no replica; a real one is in the gateway's ReplicaPollsTest. */
class ReplicaTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void none_is_never_asked_and_counts_nothing() {
        Replica none = Replica.none();

        assertThat(none.exists()).isFalse();
        assertThat(none.admit()).isEmpty();
    }

    @Test
    void a_server_that_is_no_standby_is_not_read_and_then_left_alone() {
        String url = SharedServers.get().newDatabase();
        try (HikariDataSource primary = primary(url);
                Replica replica = replica(url, primary)) {
            assertThat(read(replica)).isEmpty();
            assertThat(replica.admit()).isEmpty();
        }
        assertThat(reads("other-timeline")).isEqualTo(1);
        assertThat(reads("unreachable")).isEqualTo(1);
        assertThat(reads("served")).isZero();
    }

    @Test
    void a_server_that_is_not_there_costs_an_empty_answer_and_no_fault() {
        try (HikariDataSource primary = primary(SharedServers.get().newDatabase());
                Replica replica = replica("jdbc:postgresql://127.0.0.1:1/techpack", primary)) {
            assertThat(read(replica)).isEmpty();
        }
        assertThat(reads("unreachable")).isEqualTo(1);
    }

    private static Optional<Integer> read(Replica replica) {
        return replica.admit()
                .orElseThrow()
                .on(
                        1,
                        handle ->
                                Optional.of(
                                        handle.createQuery("select 1").mapTo(Integer.class).one()));
    }

    private double reads(String outcome) {
        return metrics.get("techpack.replica.reads").tag("outcome", outcome).counter().count();
    }

    private Replica replica(String url, HikariDataSource primary) {
        return Replica.of(new DatabaseProperties(url, 2, Duration.ofMillis(250)), primary, metrics);
    }

    private static HikariDataSource primary(String url) {
        SharedServers servers = SharedServers.get();
        HikariDataSource primary = new HikariDataSource();
        primary.setJdbcUrl(url);
        primary.setUsername(servers.user());
        primary.setPassword(servers.password());
        return primary;
    }
}
