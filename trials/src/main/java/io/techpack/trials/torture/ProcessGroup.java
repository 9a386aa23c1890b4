package io.techpack.trials.torture;

import io.techpack.embedded.LoopbackPort;
import io.techpack.embedded.PgBouncer;
import io.techpack.job.Stage;
import io.techpack.product.TechPackStage;
import io.techpack.trials.torture.process.GatewayProcess;
import io.techpack.trials.torture.process.KafkaProcess;
import io.techpack.trials.torture.process.PgBouncerProcess;
import io.techpack.trials.torture.process.PostgresProcess;
import io.techpack.trials.torture.process.WorkerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The system as separate processes: PostgreSQL, Kafka, the gateway, the workers, and between them
 * proxies that can be made to fail. Closing it leaves no process behind.
 */
final class ProcessGroup implements AutoCloseable {

    static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    static final String ADMIN_KEY =
            "tp_torture_" + Long.toHexString(System.nanoTime()) + "_operator";

    /** After which a gateway gives an attempt to deliver a webhook up. */
    static final Duration WEBHOOK_TIME_LIMIT = Duration.ofSeconds(2);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    /** A kind of worker and the stages that it does, as the product's own do. */
    private record WorkerKind(String name, List<Stage> stages) {}

    private static final List<WorkerKind> KINDS =
            List.of(
                    new WorkerKind("category", List.of(TechPackStage.CATEGORY)),
                    new WorkerKind(
                            "base-views",
                            List.of(
                                    TechPackStage.BASE_VIEWS,
                                    TechPackStage.EDIT,
                                    TechPackStage.REGENERATE)),
                    new WorkerKind("close-ups", List.of(TechPackStage.CLOSE_UPS)),
                    new WorkerKind("sketches", List.of(TechPackStage.SKETCHES)));

    private final TortureSettings settings;
    private final FaultyProxy toDatabase;
    private final FaultyProxy toBroker;
    private final FaultyProxy toGateway;
    private final List<ManagedProcess> all = new ArrayList<>();
    private final List<ManagedProcess> workers = new ArrayList<>();
    private @Nullable ManagedProcess postgres;
    private @Nullable ManagedProcess kafka;
    private @Nullable ManagedProcess pooler;
    private @Nullable ManagedProcess gateway;
    private volatile @Nullable Database database;

    private ProcessGroup(TortureSettings settings) throws IOException {
        this.settings = settings;
        Files.createDirectories(settings.logs());
        toDatabase = FaultyProxy.open();
        toBroker = FaultyProxy.open();
        toGateway = FaultyProxy.open();
    }

    /** How to reach the database past the proxy. */
    record Database(String url, String user, String password) {

        int port() {
            return URI.create(url.substring("jdbc:".length())).getPort();
        }

        String urlThrough(FaultyProxy proxy) {
            return url.replace(":" + port() + "/", ":" + proxy.port() + "/");
        }
    }

    /** Nothing runs yet; its proxies are open. */
    static ProcessGroup of(TortureSettings settings) throws IOException {
        return new ProcessGroup(settings);
    }

    /** Starts everything; returns when it serves. */
    void start() throws InterruptedException {
        FaultSchedule schedule = settings.schedule();
        List<String> data = new ArrayList<>(List.of(data("postgres")));
        if (schedule.has(FaultKind.POSTGRES_FAILOVER)) {
            data.add(PostgresProcess.WITH_STANDBY);
        }
        ManagedProcess first = process("postgres", PostgresProcess.class, 96, data, Map.of());
        ManagedProcess second =
                process(
                        "kafka",
                        KafkaProcess.class,
                        288,
                        List.of(data("kafka"), broker()),
                        Map.of());
        postgres = first;
        kafka = second;
        reachDatabase(first);
        toBroker.forwardTo(port(second.awaitReady(START_TIMEOUT)));
        int port = LoopbackPort.free();
        toGateway.forwardTo(port);
        ManagedProcess third =
                process("gateway", GatewayProcess.class, 192, List.of(), gatewaySettings(port));
        gateway = third;
        // it migrates the database; workers find it ready
        third.awaitReady(START_TIMEOUT);
        if (schedule.has(FaultKind.PGBOUNCER_KILL) && PgBouncer.installed()) {
            pooler =
                    process(
                            "pgbouncer",
                            PgBouncerProcess.class,
                            32,
                            List.of(data("pgbouncer")),
                            commonSettings());
        }
        for (int number = 1; number <= settings.workers(); number++) {
            startWorkers(number);
        }
    }

    /** Leads all who look for the database to where it is now. */
    private void reachDatabase(ManagedProcess server) throws InterruptedException {
        String[] address = server.awaitReady(START_TIMEOUT).split(" ", 3);
        Database here = new Database(address[0], address[1], address[2]);
        database = here;
        toDatabase.forwardTo(here.port());
    }

    /**
     * Kills the primary and has its standby take over, and its address with it: as an address that
     * moves, so does the proxy's target.
     */
    void failOver() throws IOException, InterruptedException {
        postgres().send(PostgresProcess.FAIL_OVER);
        reachDatabase(postgres());
        toDatabase.resetAll();
    }

    /** Returns when the primary has a synchronous standby again. */
    void renewStandby() throws IOException, InterruptedException {
        postgres().send(PostgresProcess.FOLLOW);
        postgres().awaitReady(START_TIMEOUT);
    }

    private void startWorkers(int number) throws InterruptedException {
        List<ManagedProcess> started = new ArrayList<>();
        for (int kind = 0; kind < KINDS.size(); kind++) {
            String name = KINDS.get(kind).name() + "-" + number;
            started.add(
                    process(
                            name,
                            WorkerProcess.class,
                            128,
                            stages(kind, number),
                            (kind + number) % 2 == 0 ? pooledSettings() : commonSettings()));
        }
        workers.addAll(started);
        for (ManagedProcess worker : started) {
            worker.awaitReady(START_TIMEOUT);
        }
    }

    /**
     * Every second worker of a kind does the next kind's stages, too, and starts the next stage of
     * its jobs by itself.
     */
    private static List<String> stages(int kind, int number) {
        int last = number % 2 == 0 ? Math.min(kind + 2, KINDS.size()) : kind + 1;
        return KINDS.subList(kind, last).stream()
                .flatMap(each -> each.stages().stream())
                .map(Stage::id)
                .toList();
    }

    private ManagedProcess process(
            String name,
            Class<?> main,
            int megabytes,
            List<String> arguments,
            Map<String, String> environment) {
        List<String> java =
                List.of(
                        "-Xmx" + megabytes + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:-UsePerfData",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.awt.headless=true",
                        "-Dtorture.script=" + settings.script(),
                        "-Dtorture.executions=" + settings.executions(),
                        "-Dtorture.seed=" + settings.seed());
        ManagedProcess process =
                ManagedProcess.start(
                        name,
                        new ManagedProcess.JavaCommand(main, java, arguments, environment),
                        settings.logs());
        all.add(process);
        return process;
    }

    /** The product's defaults but for what makes an hour fit into a minute. */
    private Map<String, String> commonSettings() {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_DATASOURCE_URL", database().urlThrough(toDatabase));
        environment.put("SPRING_DATASOURCE_USERNAME", database().user());
        environment.put("SPRING_DATASOURCE_PASSWORD", database().password());
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", broker());
        environment.put("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "5");
        environment.put("TECHPACK_ARTIFACTS_DIRECTORY", data("artifacts"));
        environment.put("TECHPACK_LEDGER_LEASE_TIME", settings.lease().toMillis() + "ms");
        environment.put(
                "TECHPACK_WORKER_HEARTBEAT_INTERVAL", settings.lease().toMillis() * 2 / 15 + "ms");
        environment.put("TECHPACK_WORKER_RESCUE_INTERVAL", settings.lease().toMillis() / 3 + "ms");
        environment.put("TECHPACK_WORKER_TIME_LIMIT", "8s");
        environment.put("TECHPACK_WORKER_STUCK_AFTER", "2s");
        return environment;
    }

    /** Of every second worker, where there is a PgBouncer: it stands before the proxy. */
    private Map<String, String> pooledSettings() throws InterruptedException {
        Map<String, String> environment = commonSettings();
        ManagedProcess between = pooler;
        if (between != null) {
            environment.put("SPRING_DATASOURCE_URL", between.awaitReady(START_TIMEOUT));
            // a migration's lock is a session's
            environment.put("SPRING_FLYWAY_URL", database().urlThrough(toDatabase));
            environment.put("SPRING_FLYWAY_USER", database().user());
            environment.put("SPRING_FLYWAY_PASSWORD", database().password());
        }
        return environment;
    }

    private Map<String, String> gatewaySettings(int port) {
        Map<String, String> environment = commonSettings();
        environment.put("SERVER_ADDRESS", LoopbackPort.HOST);
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_PORT", "0");
        environment.put("TECHPACK_GATEWAY_ADMIN_KEY", ADMIN_KEY);
        environment.put("TECHPACK_GATEWAY_PUBLIC_URL", url().toString());
        // the receiver of webhooks is on this machine
        environment.put("TECHPACK_GATEWAY_FETCH_ALLOW_LOOPBACK", "true");
        environment.put(
                "TECHPACK_WEBHOOKS_SENDING_TIME_LIMIT", WEBHOOK_TIME_LIMIT.toMillis() + "ms");
        environment.put(
                "TECHPACK_WEBHOOKS_SENDING_LEASE",
                settings.lease().plusSeconds(2).toMillis() + "ms");
        environment.put("TECHPACK_WEBHOOKS_RETRIES_FIRST", "500ms");
        environment.put("TECHPACK_WEBHOOKS_RETRIES_LONGEST", "4s");
        // some 300 old jobs a second, beside everything else
        environment.put("TECHPACK_RETENTION_ENDED_JOBS", "7d");
        environment.put("TECHPACK_RETENTION_BATCH", "100");
        // many small slices, also beside a load that makes each of them slow
        environment.put("TECHPACK_RETENTION_PAUSE", "10ms");
        environment.put("TECHPACK_RETENTION_PAUSE_FACTOR", "0");
        environment.put("TECHPACK_RETENTION_INTERVAL", "1s");
        return environment;
    }

    private String data(String name) {
        return settings.directory().resolve(name).toString();
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the process group has not started");
        }
        return part;
    }

    /** Where clients reach the gateway. */
    URI url() {
        return URI.create("http://" + LoopbackPort.HOST + ":" + toGateway.port());
    }

    /** Where clients reach Kafka. */
    String broker() {
        return LoopbackPort.HOST + ":" + toBroker.port();
    }

    Database database() {
        return started(database);
    }

    ManagedProcess postgres() {
        return started(postgres);
    }

    /** The PgBouncer between every second worker and the database, if there is one. */
    Optional<ManagedProcess> pooler() {
        return Optional.ofNullable(pooler);
    }

    ManagedProcess kafka() {
        return started(kafka);
    }

    ManagedProcess gateway() {
        return started(gateway);
    }

    List<ManagedProcess> workers() {
        return List.copyOf(workers);
    }

    FaultyProxy toDatabase() {
        return toDatabase;
    }

    FaultyProxy toBroker() {
        return toBroker;
    }

    FaultyProxy toGateway() {
        return toGateway;
    }

    /** Starts of processes beyond the first of each. */
    int restarts() {
        return all.stream().mapToInt(process -> process.starts() - 1).sum();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            for (ManagedProcess process : all) {
                if (process != postgres && process != pooler) {
                    process.close();
                }
            }
            // else their children would live on
            if (pooler != null) {
                pooler.close(STOP_TIMEOUT);
            }
            if (postgres != null) {
                postgres.close(STOP_TIMEOUT);
            }
        } finally {
            toGateway.close();
            toBroker.close();
            toDatabase.close();
        }
    }
}
