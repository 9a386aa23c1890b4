package io.techpack.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** The tests' servers, embedded in a temporary directory. */
record EmbeddedPair(EmbeddedServers servers, Path directory) implements ServerPair {

    static ServerPair start() {
        try {
            AbandonedServers.sweep();
            var directory = AbandonedServers.newDirectory();
            var settings =
                    EmbeddedSettings.in(directory)
                            .withPostgres("fsync", "off")
                            .withPostgres("full_page_writes", "off")
                            .withPostgres("max_connections", "200");
            return new EmbeddedPair(EmbeddedServers.start(settings), directory);
        } catch (IOException e) {
            throw new EmbeddedServersException("No directory for the tests' servers: " + e, e);
        }
    }

    @Override
    public String jdbcUrl(String database) {
        return servers.postgres().jdbcUrl(database);
    }

    @Override
    public String user() {
        return servers.user();
    }

    @Override
    public String password() {
        return servers.password();
    }

    @Override
    public String bootstrapServers() {
        return servers.bootstrapServers();
    }

    @Override
    public void close() {
        servers.close();
        try {
            WholeDirectory.delete(directory);
        } catch (IOException e) {
            throw new EmbeddedServersException(directory + " could not be deleted: " + e, e);
        }
    }

    @Override
    public String toString() {
        return "the embedded PostgreSQL and Kafka in " + directory;
    }
}
