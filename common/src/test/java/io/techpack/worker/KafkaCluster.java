package io.techpack.worker;

import static org.awaitility.Awaitility.await;

import io.techpack.embedded.LoopbackPort;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** Three nodes of Kafka, each broker and controller, each a process of its own. */
final class KafkaCluster implements AutoCloseable {

    private static final int NODES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final Set<Integer> ports = new HashSet<>();
    private final List<Integer> brokers = new ArrayList<>();
    private final List<Integer> controllers = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();

    private KafkaCluster(Path directory) {
        this.directory = directory;
        for (int node = 1; node <= NODES; node++) {
            brokers.add(newPort());
            controllers.add(newPort());
        }
    }

    /** Returns when all nodes are in the cluster. */
    static KafkaCluster in(Path directory) throws IOException {
        KafkaCluster cluster = new KafkaCluster(directory);
        try {
            cluster.format();
            for (int node = 1; node <= NODES; node++) {
                cluster.processes.add(cluster.run(node));
            }
            cluster.awaitAll();
            return cluster;
        } catch (IOException | RuntimeException | Error fault) {
            cluster.close();
            throw fault;
        }
    }

    private int newPort() {
        int port = LoopbackPort.free();
        return ports.add(port) ? port : newPort();
    }

    private void format() throws IOException {
        String id = Uuid.randomUuid().toString();
        for (int node = 1; node <= NODES; node++) {
            Files.writeString(file(node), properties(node));
            String data = Files.createDirectory(data(node)).toString();
            try (PrintStream quiet = new PrintStream(OutputStream.nullOutputStream())) {
                new Formatter()
                        .setClusterId(id)
                        .setNodeId(node)
                        .addDirectory(data)
                        .setMetadataLogDirectory(data)
                        .setControllerListenerName("CONTROLLER")
                        .setPrintStream(quiet)
                        .run();
            } catch (Exception fault) {
                throw new IOException("Kafka could not format " + data, fault);
            }
        }
    }

    private String properties(int node) {
        String voters =
                IntStream.rangeClosed(1, NODES)
                        .mapToObj(each -> each + "@127.0.0.1:" + controllers.get(each - 1))
                        .collect(Collectors.joining(","));
        String broker = "PLAINTEXT://127.0.0.1:" + brokers.get(node - 1);
        return """
        node.id=%d
        process.roles=broker,controller
        listeners=%s,CONTROLLER://127.0.0.1:%d
        advertised.listeners=%s
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        controller.listener.names=CONTROLLER
        controller.quorum.voters=%s
        log.dirs=%s
        auto.create.topics.enable=false
        default.replication.factor=3
        min.insync.replicas=2
        offsets.topic.num.partitions=3
        offsets.topic.replication.factor=3
        broker.session.timeout.ms=6000
        group.initial.rebalance.delay.ms=0
        num.io.threads=2
        num.network.threads=1
        log.cleaner.dedupe.buffer.size=8388608
        """
                .formatted(node, broker, controllers.get(node - 1), broker, voters, data(node));
    }

    private Path data(int node) {
        return directory.resolve("node-" + node);
    }

    private Path file(int node) {
        return directory.resolve("node-" + node + ".properties");
    }

    private Process run(int node) throws IOException {
        Path output = directory.resolve("node-" + node + ".log");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "kafka.Kafka",
                        file(node).toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }

    private void awaitAll() {
        try (Admin admin = admin()) {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> admin.describeCluster().nodes().get().size() == NODES);
        }
    }

    /** All brokers, as a process is told them. */
    String bootstrapServers() {
        return brokers.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /** The caller closes it. */
    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** SIGKILL of a node, 1 the first. */
    void kill(int node) throws InterruptedException {
        processes.get(node - 1).destroyForcibly().waitFor();
    }

    /** SIGKILL of all. */
    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}
