package io.techpack.cli.torture.victim;

import io.techpack.embedded.EmbeddedKafka;
import io.techpack.embedded.EmbeddedSettings;
import java.nio.file.Path;

/** A process that is a Kafka: its arguments are the data directory and what it tells clients. */
public final class KafkaHost {

    private KafkaHost() {}

    public static void main(String... arguments) {
        Victim.openLog();
        Victim.endWithParent();
        EmbeddedKafka kafka =
                EmbeddedKafka.start(
                        EmbeddedSettings.in(Path.of(arguments[0]))
                                .withKafka("advertised.listeners", "PLAINTEXT://" + arguments[1])
                                .stopAtJvmExit());
        Victim.ready(kafka.bootstrapServers());
    }
}
