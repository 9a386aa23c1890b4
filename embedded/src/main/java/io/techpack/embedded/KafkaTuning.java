package io.techpack.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The configuration of a Kafka that is broker and controller at once, for one machine of few cores.
 */
final class KafkaTuning {

    static final String CONTROLLER = "CONTROLLER";

    private KafkaTuning() {}

    static Map<String, String> properties(
            Path data, int port, int controllerPort, Map<String, String> more) {
        var properties = new HashMap<String, String>();
        properties.putAll(identity(data, port, controllerPort));
        properties.putAll(oneReplica());
        properties.putAll(quickToStart());
        properties.putAll(smallMachine());
        properties.putAll(more);
        return properties;
    }

    private static Map<String, String> identity(Path data, int port, int controllerPort) {
        var here = LoopbackPort.HOST + ":";
        return Map.of(
                "node.id",
                "1",
                "process.roles",
                "broker,controller",
                "listeners",
                "PLAINTEXT://" + here + port + "," + CONTROLLER + "://" + here + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://" + here + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "controller.listener.names",
                CONTROLLER,
                "controller.quorum.voters",
                "1@" + here + controllerPort,
                "log.dirs",
                data.toString(),
                "auto.create.topics.enable",
                "false");
    }

    /**
     * Internal topics of one partition and one replica: every further partition costs files and
     * start-up time.
     */
    private static Map<String, String> oneReplica() {
        return Map.of(
                "offsets.topic.num.partitions", "1",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1");
    }

    private static Map<String, String> quickToStart() {
        return Map.of(
                // After a crash the broker may come back only when its former session has run out.
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "1000",
                "controller.quorum.election.timeout.ms", "200",
                "group.initial.rebalance.delay.ms", "0");
    }

    private static Map<String, String> smallMachine() {
        return Map.ofEntries(
                Map.entry("num.network.threads", "1"),
                Map.entry("num.io.threads", "2"),
                Map.entry("background.threads", "2"),
                Map.entry("group.coordinator.threads", "1"),
                Map.entry("share.coordinator.threads", "1"),
                Map.entry("num.recovery.threads.per.data.dir", "2"),
                // An offset commit is answered at once instead of waiting for company.
                Map.entry("group.coordinator.append.linger.ms", "0"),
                Map.entry("log.cleaner.threads", "1"),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                Map.entry("log.index.size.max.bytes", "1048576"),
                Map.entry("log.segment.bytes", "134217728"),
                // The controller would else append an empty record twice a second, forever.
                Map.entry("metadata.max.idle.interval.ms", "0"));
    }
}
