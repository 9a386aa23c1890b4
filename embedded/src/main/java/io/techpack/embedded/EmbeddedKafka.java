package io.techpack.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka (KRaft, one node) in this process, on loopback. Topics, records and offsets survive
 * {@link #stop()}, the end of the JVM and kill -9; what a power cut finds only in the page cache is
 * lost, as with any unreplicated Kafka. All methods may be called from any thread.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);

    private final EmbeddedSettings settings;
    private final Path data;
    private final DirectoryClaim claim;
    private final int port;
    private final int controllerPort;
    private @Nullable KafkaBroker broker;

    private EmbeddedKafka(EmbeddedSettings settings, Path home, DirectoryClaim claim)
            throws IOException {
        this.settings = settings;
        this.data = home.resolve("data");
        this.claim = claim;
        this.port = LoopbackPort.choose("Kafka", settings.kafkaPort(), home.resolve("port"));
        this.controllerPort =
                LoopbackPort.choose("Kafka's controller", 0, home.resolve("controller-port"));
    }

    /**
     * Starts Kafka on {@code kafka} below the settings' directory; returns when it serves clients.
     */
    public static EmbeddedKafka start(EmbeddedSettings settings) {
        var home = settings.directory().resolve("kafka");
        var claim = DirectoryClaim.on(home);
        try {
            var kafka = new EmbeddedKafka(settings, home, claim);
            KafkaStorage.format(kafka.data);
            if (settings.stoppedAtJvmExit()) {
                AtJvmExit.close(kafka);
            }
            kafka.restart();
            return kafka;
        } catch (IOException e) {
            claim.close();
            throw new EmbeddedServersException(
                    "Kafka cannot prepare its data directory %s: %s".formatted(home, e), e);
        } catch (RuntimeException e) {
            claim.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return LoopbackPort.HOST + ":" + port;
    }

    public synchronized boolean isRunning() {
        return broker != null;
    }

    /**
     * Stops Kafka and frees its port; the directory stays this object's. Does nothing when stopped.
     */
    public synchronized void stop() {
        var running = broker;
        if (running != null) {
            long begin = System.nanoTime();
            broker = null;
            running.stop(data, settings.patience());
            log.info(
                    "Kafka stopped after {} ms",
                    Duration.ofNanos(System.nanoTime() - begin).toMillis());
        }
    }

    /** Starts Kafka again, on the same port and data; stops it before if it runs. */
    public synchronized void restart() {
        claim.require();
        stop();
        long begin = System.nanoTime();
        var properties =
                KafkaTuning.properties(data, port, controllerPort, settings.kafkaSettings());
        broker = KafkaBroker.start(data, properties, settings.patience());
        log.info(
                "Kafka serves {} from {} after {} ms",
                bootstrapServers(),
                data,
                Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    /** Stops Kafka for good and leaves the directory to others. */
    @Override
    public synchronized void close() {
        try {
            stop();
        } finally {
            claim.close();
        }
    }
}
