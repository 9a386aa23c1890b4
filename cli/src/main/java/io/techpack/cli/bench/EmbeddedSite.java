package io.techpack.cli.bench;

import io.techpack.cli.client.Server;
import io.techpack.cli.up.OneProcessSystem;
import io.techpack.cli.up.SystemSettings;
import io.techpack.ledger.Ledger;
import io.techpack.messaging.JobUpdates;
import io.techpack.query.JobQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The whole system as {@code techpack up} runs it, on a temporary directory, but for its stages,
 * which do nothing. Gone when it is closed, also by Ctrl-C.
 */
final class EmbeddedSite implements Site {

    private final Path directory;
    private final OneProcessSystem system;
    private final Connection database;
    private final HttpEntrance http;
    private final Entrance entrance;
    private final Endings endings;
    private final UsageMeter meter;
    private final Statements statements;
    private final Thread hook = Thread.ofPlatform().name("bench-stopping").unstarted(this::close);
    private boolean closed;

    private EmbeddedSite(
            Path directory, OneProcessSystem system, boolean direct, boolean startsNext)
            throws SQLException, IOException, InterruptedException {
        this.directory = directory;
        this.system = system;
        Runtime.getRuntime().addShutdownHook(hook);
        database = system.database();
        meter = new UsageMeter(database);
        statements = Statements.of(database);
        endings = new Endings(system.part(JobQueries.class), IdleStages.lastVersion(startsNext));
        system.part(JobUpdates.class).subscribe(endings);
        Server server = Server.at(system.url());
        http = new HttpEntrance(server, SampleOrder.placedAt(server));
        String workOrder = workOrder(HttpEntrance.id(http.endedJob()));
        entrance =
                direct
                        ? new DirectEntrance(
                                system.part(Ledger.class),
                                endings,
                                OneProcessSystem.ACCOUNT,
                                workOrder)
                        : http;
    }

    /**
     * Starts the system.
     *
     * @param direct whether jobs are submitted through the ledger
     * @param inFlight how many attempts of each stage at once
     * @param startsNext whether the worker, which does all stages, goes on with a job by itself
     */
    static EmbeddedSite start(boolean direct, int inFlight, boolean startsNext)
            throws IOException, SQLException, InterruptedException {
        Path directory = Files.createTempDirectory("techpack-bench-");
        Map<String, String> more =
                Map.of(
                        "techpack.worker.capacity",
                        Integer.toString(inFlight),
                        "techpack.worker.eager-next-stage",
                        Boolean.toString(startsNext));
        SystemSettings settings = new SystemSettings(directory, 0, Integer.MAX_VALUE, more);
        OneProcessSystem system;
        try {
            system = OneProcessSystem.start(settings, List.of(IdleStages.class));
        } catch (RuntimeException fault) {
            delete(directory);
            throw fault;
        }
        return new EmbeddedSite(directory, system, direct, startsNext);
    }

    /** What the gateway made of the order, so that both entrances store the same. */
    private String workOrder(String job) throws SQLException {
        try (var query =
                database.prepareStatement(
                        "select input::text as bench_order from job where id = ?::uuid")) {
            query.setString(1, job);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Override
    public Entrance entrance() {
        return entrance;
    }

    @Override
    public HttpEntrance http() {
        return http;
    }

    @Override
    public Batch begin() {
        return EmbeddedBatch.begin(database, endings);
    }

    @Override
    public void stageTime(Duration time) {
        system.part(IdleStages.StageTime.class).value().set(time);
    }

    @Override
    public Optional<Usage> usage() throws SQLException {
        return Optional.of(meter.read(statements.calls()));
    }

    @Override
    public void fillHistory(long jobs, Consumer<String> progress) throws SQLException {
        new History(database).fill(jobs, progress);
    }

    @Override
    public void fillQueue(long jobs) throws SQLException {
        new Backlog(database).fill(jobs);
    }

    @Override
    public void forgetStatements() throws SQLException {
        statements.forget();
    }

    @Override
    public List<String> statements() throws SQLException {
        return statements.top();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        http.close();
        try {
            database.close();
        } catch (SQLException _) {
            // the server goes away too
        } finally {
            system.close();
            delete(directory);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException _) {
            // the system's temporary directory is emptied by the system too
        }
    }
}
