package io.techpack.embedded;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The tests' servers in containers; of this module, the only class that names containers. */
record ContainerPair(PostgreSQLContainer postgres, KafkaContainer kafka) implements ServerPair {

    private static final int POSTGRES_PORT = 5432;

    static ServerPair start() {
        var postgres =
                new PostgreSQLContainer("postgres:18")
                        .withUsername("techpack")
                        .withPassword("techpack")
                        .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        var kafka =
                new KafkaContainer("apache/kafka:4.2.0")
                        .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        Startables.deepStart(postgres, kafka).join();
        return new ContainerPair(postgres, kafka);
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(postgres.getHost(), postgres.getMappedPort(POSTGRES_PORT), database);
    }

    @Override
    public String user() {
        return postgres.getUsername();
    }

    @Override
    public String password() {
        return postgres.getPassword();
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }

    @Override
    public String toString() {
        return "PostgreSQL and Kafka in containers";
    }
}
