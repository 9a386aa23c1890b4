package io.techpack.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** Makes a data directory that Kafka accepts, with a cluster id of its own. */
final class KafkaStorage {

    private KafkaStorage() {}

    static void format(Path data) throws IOException {
        WholeDirectory.make(data, KafkaStorage::write);
    }

    private static void write(Path unfinished) throws IOException {
        try (var quiet = new PrintStream(OutputStream.nullOutputStream(), false)) {
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .addDirectory(unfinished.toString())
                    .setMetadataLogDirectory(unfinished.toString())
                    .setControllerListenerName(KafkaTuning.CONTROLLER)
                    .setPrintStream(quiet)
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Kafka could not format " + unfinished, e);
        }
        if (!Files.exists(unfinished.resolve("meta.properties"))) {
            throw new IOException("Kafka left " + unfinished + " unformatted");
        }
    }
}
