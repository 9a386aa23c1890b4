package io.techpack.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the servers keep their data and how they listen. Immutable; start from {@link #in(Path)}.
 *
 * @param directory holds everything: rows, topics, offsets, ports and the password. Made if it is
 *     missing.
 * @param postgresPort the loopback port, or 0 to take a free one and remember it in the directory
 * @param kafkaPort the loopback port, or 0 to take a free one and remember it in the directory
 * @param postgresSettings lines of {@code postgresql.conf} that win over this module's own
 * @param kafkaSettings lines of {@code server.properties} that win over this module's own
 * @param patience how long each server may take to start, or to stop before it is ended by force
 * @param stoppedAtJvmExit whether a JVM shutdown hook closes what is still open. Leave it off where
 *     the application closes the servers itself, last: shutdown hooks run side by side.
 */
public record EmbeddedSettings(
        Path directory,
        int postgresPort,
        int kafkaPort,
        Map<String, String> postgresSettings,
        Map<String, String> kafkaSettings,
        Duration patience,
        boolean stoppedAtJvmExit) {

    public EmbeddedSettings {
        directory = directory.toAbsolutePath().normalize();
        requirePort("postgresPort", postgresPort);
        requirePort("kafkaPort", kafkaPort);
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("patience must be positive, not " + patience);
        }
        postgresSettings = Map.copyOf(postgresSettings);
        kafkaSettings = Map.copyOf(kafkaSettings);
    }

    /** Durable servers on free ports, data below {@code directory}, started within a minute. */
    public static EmbeddedSettings in(Path directory) {
        return new EmbeddedSettings(
                directory, 0, 0, Map.of(), Map.of(), Duration.ofMinutes(1), false);
    }

    public EmbeddedSettings withPorts(int postgres, int kafka) {
        return new EmbeddedSettings(
                directory,
                postgres,
                kafka,
                postgresSettings,
                kafkaSettings,
                patience,
                stoppedAtJvmExit);
    }

    public EmbeddedSettings withPostgres(String setting, String value) {
        var more = with(postgresSettings, setting, value);
        return new EmbeddedSettings(
                directory,
                postgresPort,
                kafkaPort,
                more,
                kafkaSettings,
                patience,
                stoppedAtJvmExit);
    }

    public EmbeddedSettings withKafka(String setting, String value) {
        var more = with(kafkaSettings, setting, value);
        return new EmbeddedSettings(
                directory,
                postgresPort,
                kafkaPort,
                postgresSettings,
                more,
                patience,
                stoppedAtJvmExit);
    }

    public EmbeddedSettings withPatience(Duration limit) {
        return new EmbeddedSettings(
                directory,
                postgresPort,
                kafkaPort,
                postgresSettings,
                kafkaSettings,
                limit,
                stoppedAtJvmExit);
    }

    public EmbeddedSettings stopAtJvmExit() {
        return new EmbeddedSettings(
                directory,
                postgresPort,
                kafkaPort,
                postgresSettings,
                kafkaSettings,
                patience,
                true);
    }

    /** PostgreSQL may have a standby, and can be copied while it runs. */
    public EmbeddedSettings replicated() {
        return withPostgres("wal_level", "replica").withPostgres("max_wal_senders", "4");
    }

    /** The same in another directory, on free ports. */
    EmbeddedSettings at(Path other) {
        return new EmbeddedSettings(
                other, 0, 0, postgresSettings, kafkaSettings, patience, stoppedAtJvmExit);
    }

    private static Map<String, String> with(
            Map<String, String> settings, String name, String value) {
        var more = new HashMap<>(settings);
        more.put(name, value);
        return more;
    }

    private static void requirePort(String name, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    name + " must be 0 (choose) or 1 to 65535, not " + port);
        }
    }
}
