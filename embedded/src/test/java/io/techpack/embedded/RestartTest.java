package io.techpack.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    @Test
    void rows_topics_offsets_and_ports_survive_a_restart(@TempDir Path directory) throws Exception {
        String jdbcUrl;
        String bootstrapServers;
        try (var servers = EmbeddedServers.start(EmbeddedSettings.in(directory))) {
            jdbcUrl = servers.jdbcUrl();
            bootstrapServers = servers.bootstrapServers();
            Rows.execute(servers.postgres(), "create table kept as select 'a row' as value");
            Records.createTopic(bootstrapServers, "kept");
            Records.send(bootstrapServers, "kept", "first", "second");
            assertThat(Records.take(bootstrapServers, "kept", "readers", 2))
                    .containsExactly("first", "second");
            Records.send(bootstrapServers, "kept", "third");
        }
        try (var servers = EmbeddedServers.start(EmbeddedSettings.in(directory))) {
            assertThat(servers.jdbcUrl()).isEqualTo(jdbcUrl);
            assertThat(servers.bootstrapServers()).isEqualTo(bootstrapServers);
            assertThat(Rows.query(servers.postgres(), "select value from kept"))
                    .containsExactly("a row");
            assertThat(Records.take(bootstrapServers, "kept", "readers", 1))
                    .containsExactly("third");
        }
    }

    @Test
    void closing_twice_is_harmless_and_a_closed_server_does_not_restart(@TempDir Path directory) {
        var kafka = EmbeddedKafka.start(EmbeddedSettings.in(directory));
        kafka.close();
        kafka.close();
        assertThat(kafka.isRunning()).isFalse();
        assertThatThrownBy(kafka::restart).hasMessageContaining("start anew");
    }
}
