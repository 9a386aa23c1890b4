package io.techpack.embedded;

import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Kafka from ending the JVM. A broker that meets a fault it cannot go on with (a full disk,
 * say) halts its process; here that process is the application, which can live without Kafka for a
 * while.
 */
final class KafkaExit {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);

    private KafkaExit() {}

    static void neverEndsTheJvm() {
        Exit.setHaltProcedure(KafkaExit::refuse);
        Exit.setExitProcedure(KafkaExit::refuse);
    }

    private static void refuse(int status, String message) {
        log.error(
                "Kafka wanted to end the JVM with status {} ({}): restart() it, or the application",
                status,
                message);
        throw new EmbeddedServersException("Kafka gave up with status " + status + ": " + message);
    }
}
