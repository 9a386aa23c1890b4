package io.techpack.trials.torture.process;

import io.techpack.embedded.EmbeddedKafka;
import io.techpack.embedded.EmbeddedSettings;
import java.nio.file.Path;

/**
 * A process that is a Kafka: its arguments are the data directory and the address that it
 * advertises.
 */
public final class KafkaProcess {

    private KafkaProcess() {}

    public static void main(String... arguments) {
        ChildProcess.openLog();
        ChildProcess.endWithParent();
        EmbeddedKafka kafka =
                EmbeddedKafka.start(
                        EmbeddedSettings.in(Path.of(arguments[0]))
                                .withKafka("advertised.listeners", "PLAINTEXT://" + arguments[1])
                                .stopAtJvmExit());
        ChildProcess.reportReady(kafka.bootstrapServers());
    }
}
