package io.techpack.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of Kafka, from start to stop. Kafka's own classes, which are no public API, are met only
 * here.
 */
final class KafkaBroker {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);

    private final KafkaRaftServer server;

    private KafkaBroker(KafkaRaftServer server) {
        this.server = server;
    }

    static KafkaBroker start(Path data, Map<String, String> properties, Duration patience) {
        KafkaExit.neverEndsTheJvm();
        var server = new KafkaRaftServer(config(properties), Time.SYSTEM);
        try {
            within(patience, "kafka-start", server::startup);
        } catch (TimeoutException e) {
            abandon(server);
            throw new EmbeddedServersException(
                    "Kafka did not start within %s on %s. See its log lines above; more patience is a setting."
                            .formatted(patience, data),
                    e);
        } catch (ExecutionException e) {
            abandon(server);
            throw new EmbeddedServersException(
                    "Kafka did not start on %s: %s".formatted(data, reason(e)), e.getCause());
        }
        return new KafkaBroker(server);
    }

    private static KafkaConfig config(Map<String, String> properties) {
        var config = new Properties();
        config.putAll(properties);
        try {
            return KafkaConfig.fromProps(config, false);
        } catch (ConfigException | IllegalArgumentException e) {
            throw new EmbeddedServersException("Kafka refuses its settings: " + e.getMessage(), e);
        }
    }

    void stop(Path data, Duration patience) {
        try {
            within(
                    patience,
                    "kafka-stop",
                    () -> {
                        server.shutdown();
                        server.awaitShutdown();
                    });
        } catch (TimeoutException | ExecutionException e) {
            throw new EmbeddedServersException(
                    "Kafka on %s did not stop within %s; it ends with this process."
                            .formatted(data, patience),
                    e);
        }
    }

    /** Frees what a half-started server holds: its controller's port, its log directory's lock. */
    private static void abandon(KafkaRaftServer server) {
        try {
            within(Duration.ofSeconds(10), "kafka-abandon", server::shutdown);
        } catch (TimeoutException | ExecutionException e) {
            log.warn("A Kafka that failed to start did not stop cleanly either: {}", e.toString());
        }
    }

    /**
     * Kafka waits without a limit in some places, so its calls run on a thread that may be left
     * behind.
     */
    private static void within(Duration patience, String name, Runnable step)
            throws TimeoutException, ExecutionException {
        var done = new CompletableFuture<Void>();
        Thread.ofPlatform()
                .name(name)
                .daemon()
                .start(() -> {
                    try {
                        step.run();
                        done.complete(null);
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                });
        try {
            done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExecutionException("interrupted", e);
        }
    }

    private static String reason(Throwable fault) {
        var cause = fault.getCause();
        return cause == null ? String.valueOf(fault.getMessage()) : reason(cause);
    }
}
