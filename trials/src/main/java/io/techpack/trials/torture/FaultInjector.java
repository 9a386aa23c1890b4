package io.techpack.trials.torture;

import io.techpack.job.Stage;
import io.techpack.product.TechPackStage;
import io.techpack.trials.TrialException;
import io.techpack.trials.torture.FaultSchedule.PlannedFault;
import io.techpack.trials.torture.RecoveryTracker.Impact;
import io.techpack.trials.torture.process.DiskMode;
import io.techpack.trials.torture.process.EngineMode;
import io.techpack.trials.torture.process.FaultScript;
import io.techpack.trials.torture.process.PgBouncerProcess;
import io.techpack.trials.torture.process.PostgresProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;

/** Injects the faults of a schedule into a process group. Thread-safe: faults overlap. */
final class FaultInjector {

    private static final Duration LATENCY = Duration.ofMillis(40);

    /** Those that most jobs need, twice. */
    private static final List<Stage> ENGINES =
            List.of(
                    TechPackStage.CATEGORY,
                    TechPackStage.BASE_VIEWS,
                    TechPackStage.BASE_VIEWS,
                    TechPackStage.CLOSE_UPS,
                    TechPackStage.CLOSE_UPS,
                    TechPackStage.SKETCHES,
                    TechPackStage.SKETCHES,
                    TechPackStage.EDIT,
                    TechPackStage.REGENERATE);

    private static final BiPredicate<UUID, LiveJobs.Position> EVERY_JOB = (_, _) -> true;

    private final ProcessGroup group;
    private final TortureSettings settings;
    private final FaultScript script;
    private final RecoveryTracker recovery;
    private final RecordReorderer reorderer;
    private final Operator operator;
    private final RebalanceTrigger rebalance;
    private final ReentrantLock databaseLock = new ReentrantLock();
    private final ReentrantLock brokerLock = new ReentrantLock();
    private final ReentrantLock gatewayLock = new ReentrantLock();
    private final ReentrantLock operatorLock = new ReentrantLock();

    FaultInjector(
            ProcessGroup group,
            TortureSettings settings,
            FaultScript script,
            RecoveryTracker recovery,
            RecordReorderer reorderer,
            Operator operator) {
        this.group = group;
        this.settings = settings;
        this.script = script;
        this.recovery = recovery;
        this.reorderer = reorderer;
        this.operator = operator;
        this.rebalance = new RebalanceTrigger(group.broker());
    }

    /**
     * A fault that has been lifted again.
     *
     * @param target in words
     */
    record Injected(PlannedFault planned, String target, Impact impact) {}

    /** Injects it; returns when it is lifted: killed processes serve, connections work again. */
    Injected inject(PlannedFault planned) throws InterruptedException {
        return switch (planned.kind()) {
            case NONE -> new Injected(planned, "nothing", recovery.begin(EVERY_JOB));
            case WORKER_KILL -> signal(planned, worker(planned), "KILL");
            case WORKER_TERM -> signal(planned, worker(planned), "TERM");
            case WORKER_PAUSE -> pause(planned, worker(planned));
            case GATEWAY_KILL -> signal(planned, group.gateway(), "KILL");
            case GATEWAY_TERM -> signal(planned, group.gateway(), "TERM");
            case KAFKA_KILL -> signal(planned, group.kafka(), "KILL");
            case POSTGRES_KILL -> killPostgres(planned);
            case ENGINE_HANGS -> set(planned, EngineMode.HANGS);
            case ENGINE_STUCK -> set(planned, EngineMode.STUCK);
            case ENGINE_FAILS -> set(planned, EngineMode.FAILS);
            case ENGINE_RATE_LIMITS -> set(planned, EngineMode.RATE_LIMITS);
            case ENGINE_INVALID_OUTPUT -> set(planned, EngineMode.INVALID_OUTPUT);
            case DISK_SLOW -> set(planned, DiskMode.SLOW);
            case DISK_FULL -> set(planned, DiskMode.FULL);
            case DISK_GONE -> set(planned, DiskMode.GONE);
            case RECORDS_DUPLICATED -> duplicateRecords(planned);
            case REBALANCE -> {
                Impact impact = recovery.begin(EVERY_JOB);
                rebalance.run(planned.duration());
                yield new Injected(planned, "workers' group", impact);
            }
            case DATABASE_RESET -> reset(planned, group.toDatabase(), databaseLock, "PostgreSQL");
            case DATABASE_LATENCY ->
                    addLatency(planned, group.toDatabase(), databaseLock, "PostgreSQL");
            case DATABASE_BLACKHOLE -> blackhole(planned);
            case BROKER_RESET -> reset(planned, group.toBroker(), brokerLock, "Kafka");
            case BROKER_LATENCY -> addLatency(planned, group.toBroker(), brokerLock, "Kafka");
            case POSTGRES_FAILOVER -> failOver(planned);
            case PGBOUNCER_KILL -> killPooler(planned);
            case CLIENTS_RESET -> reset(planned, group.toGateway(), gatewayLock, "gateway");
            case STAGE_PAUSE -> pauseStage(planned);
            case WORKER_DRAIN -> drain(planned, worker(planned));
        };
    }

    /**
     * The chosen worker, or the next one that has jobs, or else the next one without a fault: a
     * fault that affects no job shows nothing.
     */
    private ManagedProcess worker(PlannedFault planned) {
        List<ManagedProcess> workers = new ArrayList<>(group.workers());
        Collections.rotate(workers, -(planned.choice() % workers.size()));
        List<ManagedProcess> free =
                workers.stream().filter(worker -> !worker.faultLock().isLocked()).toList();
        Set<Long> busy = recovery.busyProcesses();
        return free.stream()
                .filter(worker -> busy.contains(worker.pid()))
                .findFirst()
                .or(() -> free.stream().findFirst())
                .orElse(workers.getFirst());
    }

    private Injected signal(PlannedFault planned, ManagedProcess process, String signal)
            throws InterruptedException {
        return exclusively(
                process.faultLock(),
                () -> {
                    process.awaitReady(ProcessGroup.START_TIMEOUT);
                    Impact impact = recovery.begin(affectedBy(process));
                    process.signal(signal);
                    process.awaitReady(ProcessGroup.START_TIMEOUT);
                    return new Injected(planned, process.name(), impact);
                });
    }

    private Injected pause(PlannedFault planned, ManagedProcess process)
            throws InterruptedException {
        return exclusively(
                process.faultLock(),
                () -> {
                    process.awaitReady(ProcessGroup.START_TIMEOUT);
                    Impact impact = recovery.begin(affectedBy(process));
                    process.pause(settings.lease().plus(planned.duration()));
                    return new Injected(planned, process.name(), impact);
                });
    }

    private Injected killPostgres(PlannedFault planned) throws InterruptedException {
        ManagedProcess postgres = group.postgres();
        return exclusively(
                postgres.faultLock(),
                () -> {
                    Impact impact = recovery.begin(EVERY_JOB);
                    postgres.send(PostgresProcess.KILL);
                    postgres.awaitReady(ProcessGroup.START_TIMEOUT);
                    return new Injected(planned, "PostgreSQL", impact);
                });
    }

    /** Lifted when what took over has a standby again. */
    private Injected failOver(PlannedFault planned) throws InterruptedException {
        return exclusively(
                group.postgres().faultLock(),
                () -> {
                    Impact impact = recovery.begin(EVERY_JOB);
                    group.failOver();
                    group.renewStandby();
                    return new Injected(planned, "PostgreSQL", impact);
                });
    }

    private Injected killPooler(PlannedFault planned) throws InterruptedException {
        ManagedProcess pooler = group.pooler().orElseThrow();
        return exclusively(
                pooler.faultLock(),
                () -> {
                    Impact impact = recovery.begin(EVERY_JOB);
                    pooler.send(PgBouncerProcess.KILL);
                    pooler.awaitReady(ProcessGroup.START_TIMEOUT);
                    return new Injected(planned, "PgBouncer", impact);
                });
    }

    /** A worker's end affects the jobs that it has leased; a server's or the gateway's all. */
    private BiPredicate<UUID, LiveJobs.Position> affectedBy(ManagedProcess process) {
        if (!group.workers().contains(process)) {
            return EVERY_JOB;
        }
        long pid = process.pid();
        return (_, position) -> position.pid() == pid;
    }

    private Injected set(PlannedFault planned, EngineMode mode) throws InterruptedException {
        Stage stage = ENGINES.get(planned.choice() % ENGINES.size());
        Impact impact = recovery.begin((_, position) -> position.stage().equals(stage.id()));
        script.set(stage, mode, System.currentTimeMillis() + planned.duration().toMillis());
        Thread.sleep(planned.duration());
        return new Injected(planned, stage.id(), impact);
    }

    private Injected set(PlannedFault planned, DiskMode mode) throws InterruptedException {
        Impact impact = recovery.begin(EVERY_JOB);
        script.set(mode, System.currentTimeMillis() + planned.duration().toMillis());
        Thread.sleep(planned.duration());
        return new Injected(planned, "artifact store", impact);
    }

    /** Whatever happens meanwhile, the stage is resumed. */
    private Injected pauseStage(PlannedFault planned) throws InterruptedException {
        Stage stage = ENGINES.get(planned.choice() % ENGINES.size());
        return exclusively(
                operatorLock,
                () -> {
                    Impact impact =
                            recovery.begin((_, position) -> position.stage().equals(stage.id()));
                    operator.pause(stage.id());
                    try {
                        Thread.sleep(planned.duration());
                        return new Injected(planned, stage.id(), impact);
                    } finally {
                        operator.resume(stage.id());
                    }
                });
    }

    /** One that is started anew meanwhile claims again by itself. */
    private Injected drain(PlannedFault planned, ManagedProcess process)
            throws InterruptedException {
        return exclusively(
                operatorLock,
                () -> {
                    process.awaitReady(ProcessGroup.START_TIMEOUT);
                    Impact impact = recovery.begin(affectedBy(process));
                    Optional<String> worker = operator.worker(process.pid());
                    if (worker.isPresent()) {
                        operator.drain(worker.get());
                        try {
                            Thread.sleep(planned.duration());
                        } finally {
                            operator.undrain(worker.get());
                        }
                    }
                    return new Injected(planned, process.name(), impact);
                });
    }

    private Injected duplicateRecords(PlannedFault planned) {
        Impact impact = recovery.begin(EVERY_JOB);
        int sent = reorderer.duplicate(recovery.liveJobs(), planned.choice());
        return new Injected(planned, sent + " records", impact);
    }

    private Injected reset(
            PlannedFault planned, FaultyProxy proxy, ReentrantLock lock, String target)
            throws InterruptedException {
        return exclusively(
                lock,
                () -> {
                    Impact impact = recovery.begin(EVERY_JOB);
                    proxy.refuse(true);
                    try {
                        int count = proxy.resetAll();
                        Thread.sleep(planned.duration());
                        return new Injected(
                                planned, target + ", " + count + " connections", impact);
                    } finally {
                        proxy.refuse(false);
                    }
                });
    }

    private Injected addLatency(
            PlannedFault planned, FaultyProxy proxy, ReentrantLock lock, String target)
            throws InterruptedException {
        return exclusively(
                lock,
                () -> {
                    Impact impact = recovery.begin(EVERY_JOB);
                    proxy.latency(LATENCY);
                    try {
                        Thread.sleep(planned.duration());
                        return new Injected(planned, target, impact);
                    } finally {
                        proxy.latency(Duration.ZERO);
                    }
                });
    }

    private Injected blackhole(PlannedFault planned) throws InterruptedException {
        return exclusively(
                databaseLock,
                () -> {
                    Impact impact = recovery.begin(EVERY_JOB);
                    group.toDatabase().blackhole(true);
                    try {
                        Thread.sleep(planned.duration());
                        return new Injected(planned, "PostgreSQL", impact);
                    } finally {
                        group.toDatabase().resetAll();
                        group.toDatabase().blackhole(false);
                    }
                });
    }

    /** A fault of something that has no other fault meanwhile. */
    @FunctionalInterface
    private interface Injection {

        Injected run() throws InterruptedException, IOException;
    }

    private static Injected exclusively(ReentrantLock lock, Injection injection)
            throws InterruptedException {
        lock.lockInterruptibly();
        try {
            return injection.run();
        } catch (IOException fault) {
            throw new TrialException("A fault cannot be injected: " + fault.getMessage(), fault);
        } finally {
            lock.unlock();
        }
    }
}
