package io.techpack.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedServersTest {

    @Test
    void every_caller_gets_the_same_servers_and_a_database_of_its_own() throws Exception {
        var shared = SharedServers.get();
        assertThat(SharedServers.get()).isSameAs(shared);
        var first = shared.newDatabase();
        execute(shared, first, "create table mine as select 1");
        var second = shared.newDatabase();
        execute(shared, second, "create table mine as select 2");
        assertThat(query(shared, first, "select * from mine")).containsExactly("1");
        assertThat(query(shared, second, "select * from mine")).containsExactly("2");
    }

    @Test
    void a_database_made_like_another_has_its_tables() throws Exception {
        var shared = SharedServers.get();
        var migrated = shared.newDatabase();
        execute(shared, migrated, "create table job as select 'a row' as value");
        var copy = shared.newDatabaseLike(SharedServers.databaseIn(migrated));
        assertThat(query(shared, copy, "select value from job")).containsExactly("a row");
    }

    @Test
    void its_kafka_takes_and_gives_records() throws Exception {
        var servers = SharedServers.get().bootstrapServers();
        Records.createTopic(servers, "shared");
        Records.send(servers, "shared", "a record");
        assertThat(Records.take(servers, "shared", "readers", 1)).containsExactly("a record");
    }

    private static void execute(SharedServers shared, String url, String sql) throws Exception {
        try (var connection = DriverManager.getConnection(url, shared.user(), shared.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(SharedServers shared, String url, String sql)
            throws Exception {
        return Rows.query(url, shared.user(), shared.password(), sql);
    }
}
