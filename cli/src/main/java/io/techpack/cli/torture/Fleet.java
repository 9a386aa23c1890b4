package io.techpack.cli.torture;

import io.techpack.product.TechPackStage;
import io.techpack.cli.torture.victim.KafkaHost;
import io.techpack.cli.torture.victim.PostgresHost;
import io.techpack.cli.torture.victim.VictimGateway;
import io.techpack.cli.torture.victim.VictimWorker;
import io.techpack.job.Stage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The system as separate processes: PostgreSQL, Kafka, the gateway, the workers, and between them
 * links that can be made to fail. Closing it leaves no process behind.
 */
final class Fleet implements AutoCloseable {

    static final Duration STARTING_TIME = Duration.ofMinutes(2);
    static final String ADMIN_KEY =
            "tp_torture_" + Long.toHexString(System.nanoTime()) + "_operator";

    private static final Duration LEAVING_TIME = Duration.ofSeconds(15);

    /** A kind of worker and the stages that it does, as the product's own do. */
    private record Kind(String name, List<Stage> stages) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("category", List.of(TechPackStage.CATEGORY)),
                    new Kind("base-views", List.of(TechPackStage.BASE_VIEWS, TechPackStage.EDIT, TechPackStage.REGENERATE)),
                    new Kind("close-ups", List.of(TechPackStage.CLOSE_UPS)),
                    new Kind("sketches", List.of(TechPackStage.SKETCHES)));

    private final Settings settings;
    private final FaultyLink toDatabase;
    private final FaultyLink toBroker;
    private final FaultyLink toGateway;
    private final List<Member> all = new ArrayList<>();
    private final List<Member> workers = new ArrayList<>();
    private @Nullable Member postgres;
    private @Nullable Member kafka;
    private @Nullable Member gateway;
    private @Nullable Database database;

    private Fleet(Settings settings) throws IOException {
        this.settings = settings;
        Files.createDirectories(settings.logs());
        toDatabase = FaultyLink.open();
        toBroker = FaultyLink.open();
        toGateway = FaultyLink.open();
    }

    /** How to reach the database past the link. */
    record Database(String url, String user, String password) {

        int port() {
            return URI.create(url.substring("jdbc:".length())).getPort();
        }

        String urlThrough(FaultyLink link) {
            return url.replace(":" + port() + "/", ":" + link.port() + "/");
        }
    }

    /** Nothing runs yet; its links are open. */
    static Fleet of(Settings settings) throws IOException {
        return new Fleet(settings);
    }

    /** Starts everything; returns when it serves. */
    void start() throws InterruptedException {
        String broker = FreePort.HOST + ":" + toBroker.port();
        Member first =
                member("postgres", PostgresHost.class, 96, List.of(data("servers")), Map.of());
        Member second =
                member("kafka", KafkaHost.class, 288, List.of(data("servers"), broker), Map.of());
        postgres = first;
        kafka = second;
        String[] said = first.awaitReady(STARTING_TIME).split(" ", 3);
        Database here = new Database(said[0], said[1], said[2]);
        database = here;
        toDatabase.leadTo(here.port());
        toBroker.leadTo(port(second.awaitReady(STARTING_TIME)));
        int door = FreePort.choose();
        toGateway.leadTo(door);
        Member third = member("gateway", VictimGateway.class, 192, List.of(), gateway(door));
        gateway = third;
        // it migrates the database; workers find it ready
        third.awaitReady(STARTING_TIME);
        for (int number = 1; number <= settings.workers(); number++) {
            List<Member> wave = new ArrayList<>();
            for (int kind = 0; kind < KINDS.size(); kind++) {
                String name = KINDS.get(kind).name() + "-" + number;
                wave.add(member(name, VictimWorker.class, 128, stages(kind, number), common()));
            }
            workers.addAll(wave);
            for (Member worker : wave) {
                worker.awaitReady(STARTING_TIME);
            }
        }
    }

    /**
     * Every second worker of a kind does the next kind's stages, too, and goes on with its jobs.
     */
    private static List<String> stages(int kind, int number) {
        int last = number % 2 == 0 ? Math.min(kind + 2, KINDS.size()) : kind + 1;
        return KINDS.subList(kind, last).stream()
                .flatMap(each -> each.stages().stream())
                .map(Stage::id)
                .toList();
    }

    private Member member(
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
        Member member =
                Member.start(
                        name,
                        new Member.Recipe(main, java, arguments, environment),
                        settings.logs());
        all.add(member);
        return member;
    }

    /** The product's defaults but for what makes an hour fit into a minute. */
    private Map<String, String> common() {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_DATASOURCE_URL", database().urlThrough(toDatabase));
        environment.put("SPRING_DATASOURCE_USERNAME", database().user());
        environment.put("SPRING_DATASOURCE_PASSWORD", database().password());
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", FreePort.HOST + ":" + toBroker.port());
        environment.put("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "5");
        environment.put("TECHPACK_ARTIFACTS_DIRECTORY", data("artifacts"));
        environment.put("TECHPACK_LEDGER_LEASE_TIME", settings.lease().toMillis() + "ms");
        environment.put("TECHPACK_WORKER_HEARTBEAT", settings.lease().toMillis() * 2 / 15 + "ms");
        environment.put("TECHPACK_WORKER_RESCUE", settings.lease().toMillis() / 3 + "ms");
        environment.put("TECHPACK_WORKER_TIME_LIMIT", "8s");
        environment.put("TECHPACK_WORKER_IGNORED_INTERRUPTION", "2s");
        return environment;
    }

    private Map<String, String> gateway(int port) {
        Map<String, String> environment = common();
        environment.put("SERVER_ADDRESS", FreePort.HOST);
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_PORT", "0");
        environment.put("TECHPACK_GATEWAY_ADMIN_KEY", ADMIN_KEY);
        environment.put("TECHPACK_GATEWAY_PUBLIC_URL", url().toString());
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
            throw new IllegalStateException("the fleet has not started");
        }
        return part;
    }

    /** Where clients reach the gateway. */
    URI url() {
        return URI.create("http://" + FreePort.HOST + ":" + toGateway.port());
    }

    /** Where clients reach Kafka. */
    String broker() {
        return FreePort.HOST + ":" + toBroker.port();
    }

    Database database() {
        return started(database);
    }

    Member postgres() {
        return started(postgres);
    }

    Member kafka() {
        return started(kafka);
    }

    Member gateway() {
        return started(gateway);
    }

    List<Member> workers() {
        return List.copyOf(workers);
    }

    FaultyLink toDatabase() {
        return toDatabase;
    }

    FaultyLink toBroker() {
        return toBroker;
    }

    FaultyLink toGateway() {
        return toGateway;
    }

    /** Starts of processes beyond the first of each. */
    int restarts() {
        return all.stream().mapToInt(member -> member.starts() - 1).sum();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            for (Member member : all) {
                if (member != postgres) {
                    member.close();
                }
            }
            Member last = postgres;
            if (last != null) {
                last.close(LEAVING_TIME); // else its child would live on
            }
        } finally {
            toGateway.close();
            toBroker.close();
            toDatabase.close();
        }
    }
}
