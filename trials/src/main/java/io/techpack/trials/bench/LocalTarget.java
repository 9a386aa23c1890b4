package io.techpack.trials.bench;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.audit.Audit;
import io.techpack.ledger.Ledger;
import io.techpack.messaging.JobUpdates;
import io.techpack.process.ShutdownHook;
import io.techpack.query.JobQueries;
import io.techpack.retention.Retention;
import io.techpack.trials.EndedJobs;
import io.techpack.trials.TemporaryDirectory;
import io.techpack.trials.TrialException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole system as {@code techpack up} runs it, on a temporary directory, but for its stages,
 * which do nothing. Gone when it is closed, also by Ctrl-C.
 */
final class LocalTarget implements Target {

    private final TemporaryDirectory directory;
    private final LocalSystem system;
    private final Connection database;
    private final HttpSubmitter http;
    private final Submitter submitter;
    private final Completions completions;
    private final ResourceMeter meter;
    private final StatementStatistics statements;
    private final ShutdownHook closing;
    private @Nullable HttpSubmitter elsewhere;

    private LocalTarget(
            TemporaryDirectory directory, LocalSystem system, boolean direct, boolean eager)
            throws SQLException, IOException {
        this.directory = directory;
        this.system = system;
        closing = ShutdownHook.of(this::stop);
        database = system.database();
        meter = new ResourceMeter(database, new BrokerThreads(system.brokerThreads()));
        statements = StatementStatistics.of(database);
        completions =
                new Completions(system.bean(JobQueries.class), NoOpStages.finalVersion(eager));
        system.bean(JobUpdates.class).subscribe(completions);
        http = HttpSubmitter.to(system.url(), Optional.empty());
        String first = http.endedJob().id(); // a batch begins after the newest job
        submitter = direct ? direct(first) : http;
    }

    /**
     * Starts the system.
     *
     * @param direct whether jobs are submitted through the ledger
     * @param capacity how many attempts of each stage at once
     * @param eager whether the worker, which does all stages, starts a job's next stage by itself
     * @param partitioned how the tables are partitioned; empty is as they are
     */
    static LocalTarget start(
            LocalSystem.Launcher launcher,
            boolean direct,
            int capacity,
            boolean eager,
            Optional<PartitionedTables> partitioned)
            throws IOException, SQLException {
        TemporaryDirectory directory = TemporaryDirectory.create("techpack-bench-");
        Map<String, String> properties = new HashMap<>();
        properties.put("techpack.worker.capacity", Integer.toString(capacity));
        properties.put("techpack.worker.eager-next-stage", Boolean.toString(eager));
        properties.put("techpack.worker.eager-first-stage", Boolean.toString(eager));
        if (partitioned.isPresent()) {
            properties.put(
                    "spring.flyway.locations", partitioned.get().migration(directory.path()));
        }
        LocalSystem system;
        try {
            system = launcher.launch(directory.path(), List.of(NoOpStages.class), properties);
        } catch (RuntimeException fault) {
            directory.delete();
            throw fault;
        }
        return new LocalTarget(directory, system, direct, eager);
    }

    /** Submits what the gateway made of a request, so that both ways store the same. */
    private Submitter direct(String job) throws SQLException {
        return new LedgerSubmitter(
                system.bean(Ledger.class), completions, system.account(), input(job));
    }

    private String input(String job) throws SQLException {
        try (var query =
                database.prepareStatement(
                        "select input::text as bench_input from job where id = ?::uuid")) {
            query.setString(1, job);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Override
    public Submitter submitter() {
        return submitter;
    }

    @Override
    public HttpSubmitter http() {
        return http;
    }

    @Override
    public synchronized HttpSubmitter elsewhere() throws IOException {
        if (elsewhere == null) {
            elsewhere = HttpSubmitter.to(system.startGateway(), Optional.empty());
        }
        return elsewhere;
    }

    @Override
    public Batch begin() {
        return LocalBatch.begin(database, completions);
    }

    @Override
    public void stageDuration(Duration time) {
        system.bean(NoOpStages.StageDuration.class).value().set(time);
    }

    @Override
    public void awaitHeldRequests(int count, Duration atMost) throws InterruptedException {
        Gauge held = system.bean(MeterRegistry.class).get("techpack.requests.waiting").gauge();
        long until = System.nanoTime() + atMost.toNanos();
        while (held.value() < count) {
            if (System.nanoTime() - until > 0) {
                throw new TrialException(
                        "Only %.0f of %d requests are held.".formatted(held.value(), count));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Override
    public Optional<ResourceUsage> usage() throws SQLException {
        return Optional.of(meter.read(statements.calls()));
    }

    @Override
    public void fillHistory(long jobs, Consumer<String> progress) throws SQLException {
        new EndedJobs(database).fill(jobs, progress);
    }

    @Override
    public Connection database() {
        return database;
    }

    @Override
    public Retention retention() {
        return system.bean(Retention.class);
    }

    @Override
    public long drift() {
        return Audit.Report.of(system.bean(Audit.class)).drift();
    }

    @Override
    public void fillBacklog(long jobs) throws SQLException {
        new Backlog(database).fill(jobs);
    }

    @Override
    public void resetStatements() throws SQLException {
        statements.reset();
    }

    @Override
    public List<String> statements() throws SQLException {
        return statements.table();
    }

    @Override
    public void close() {
        closing.close();
    }

    private synchronized void stop() {
        try (system) {
            if (elsewhere != null) {
                elsewhere.close();
            }
            http.close();
            database.close();
        } catch (SQLException _) {
            // the server goes away too
        } finally {
            directory.delete();
        }
    }
}
