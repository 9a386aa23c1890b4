package io.techpack.embedded;

/** A Kafka and a PostgreSQL for tests, wherever they run; {@code toString} says where. */
interface ServerPair extends AutoCloseable {

    String jdbcUrl(String database);

    String user();

    String password();

    String bootstrapServers();

    @Override
    void close();
}
