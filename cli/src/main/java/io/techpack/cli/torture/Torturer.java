package io.techpack.cli.torture;

import io.techpack.product.TechPackStage;
import io.techpack.cli.torture.Schedule.Planned;
import io.techpack.cli.torture.victim.DiskMood;
import io.techpack.cli.torture.victim.EngineMood;
import io.techpack.cli.torture.victim.PostgresHost;
import io.techpack.cli.torture.victim.Script;
import io.techpack.job.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;

/** Does to the fleet what the schedule says. Thread-safe: faults overlap. */
final class Torturer {

    private static final Duration SLOW = Duration.ofMillis(40);

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

    private static final BiPredicate<UUID, Board.Standing> EVERYBODY = (_, _) -> true;

    private final Fleet fleet;
    private final Settings settings;
    private final Script script;
    private final Recovery recovery;
    private final Disorder disorder;
    private final ReentrantLock databaseLink = new ReentrantLock();
    private final ReentrantLock brokerLink = new ReentrantLock();
    private final ReentrantLock gatewayLink = new ReentrantLock();

    Torturer(Fleet fleet, Settings settings, Script script, Recovery recovery, Disorder disorder) {
        this.fleet = fleet;
        this.settings = settings;
        this.script = script;
        this.recovery = recovery;
        this.disorder = disorder;
    }

    /**
     * What was done.
     *
     * @param whom in words
     */
    record Done(Planned planned, String whom, Recovery.Wound wound) {}

    /** Does it; returns when it is lifted again: what was killed serves, what was cut is whole. */
    Done apply(Planned planned) throws InterruptedException {
        return switch (planned.fault()) {
            case NONE -> new Done(planned, "nobody", recovery.wound(EVERYBODY));
            case WORKER_KILL -> signal(planned, worker(planned), "KILL");
            case WORKER_TERM -> signal(planned, worker(planned), "TERM");
            case WORKER_FREEZE -> freeze(planned, worker(planned));
            case GATEWAY_KILL -> signal(planned, fleet.gateway(), "KILL");
            case GATEWAY_TERM -> signal(planned, fleet.gateway(), "TERM");
            case KAFKA_KILL -> signal(planned, fleet.kafka(), "KILL");
            case POSTGRES_KILL -> killPostgres(planned);
            case ENGINE_HANGS -> cast(planned, EngineMood.HANGS);
            case ENGINE_DEAF -> cast(planned, EngineMood.DEAF);
            case ENGINE_FAILS -> cast(planned, EngineMood.FAILS);
            case ENGINE_RATE_LIMITS -> cast(planned, EngineMood.RATE_LIMITS);
            case ENGINE_RUBBISH -> cast(planned, EngineMood.RUBBISH);
            case DISK_SLOW -> cast(planned, DiskMood.SLOW);
            case DISK_FULL -> cast(planned, DiskMood.FULL);
            case RECORDS_REPEATED -> repeat(planned);
            case REBALANCE -> {
                Recovery.Wound wound = recovery.wound(EVERYBODY);
                disorder.rebalance(planned.lasts());
                yield new Done(planned, "workers' group", wound);
            }
            case DATABASE_CUT -> cut(planned, fleet.toDatabase(), databaseLink, "PostgreSQL");
            case DATABASE_SLOW -> slow(planned, fleet.toDatabase(), databaseLink, "PostgreSQL");
            case DATABASE_SILENT -> silence(planned);
            case BROKER_CUT -> cut(planned, fleet.toBroker(), brokerLink, "Kafka");
            case BROKER_SLOW -> slow(planned, fleet.toBroker(), brokerLink, "Kafka");
            case CLIENTS_CUT -> cut(planned, fleet.toGateway(), gatewayLink, "gateway");
        };
    }

    /**
     * The chosen worker, or the next one that has jobs, or else the next one to which nothing is
     * being done: what meets nobody shows nothing.
     */
    private Member worker(Planned planned) {
        List<Member> workers = new ArrayList<>(fleet.workers());
        Collections.rotate(workers, -(planned.choice() % workers.size()));
        List<Member> free = workers.stream().filter(worker -> !worker.victim().isLocked()).toList();
        Set<Long> busy = recovery.busy();
        return free.stream()
                .filter(worker -> busy.contains(worker.pid()))
                .findFirst()
                .or(() -> free.stream().findFirst())
                .orElse(workers.getFirst());
    }

    private Done signal(Planned planned, Member member, String signal) throws InterruptedException {
        return alone(
                member.victim(),
                () -> {
                    member.awaitReady(Fleet.STARTING_TIME);
                    Recovery.Wound wound = recovery.wound(metBy(member));
                    member.signal(signal);
                    member.awaitReady(Fleet.STARTING_TIME);
                    return new Done(planned, member.name(), wound);
                });
    }

    private Done freeze(Planned planned, Member member) throws InterruptedException {
        return alone(
                member.victim(),
                () -> {
                    member.awaitReady(Fleet.STARTING_TIME);
                    Recovery.Wound wound = recovery.wound(metBy(member));
                    member.freeze(settings.lease().plus(planned.lasts()));
                    return new Done(planned, member.name(), wound);
                });
    }

    private Done killPostgres(Planned planned) throws InterruptedException {
        return alone(
                fleet.postgres().victim(),
                () -> {
                    Recovery.Wound wound = recovery.wound(EVERYBODY);
                    fleet.postgres().say(PostgresHost.KILL);
                    fleet.postgres().awaitReady(Fleet.STARTING_TIME);
                    return new Done(planned, "PostgreSQL", wound);
                });
    }

    /** A worker's end meets the jobs that it has leased; a server's or the gateway's all. */
    private BiPredicate<UUID, Board.Standing> metBy(Member member) {
        if (!fleet.workers().contains(member)) {
            return EVERYBODY;
        }
        long pid = member.pid();
        return (_, standing) -> standing.pid() == pid;
    }

    private Done cast(Planned planned, EngineMood mood) throws InterruptedException {
        Stage stage = ENGINES.get(planned.choice() % ENGINES.size());
        Recovery.Wound wound = recovery.wound((_, standing) -> standing.stage().equals(stage.id()));
        script.cast(stage, mood, System.currentTimeMillis() + planned.lasts().toMillis());
        Thread.sleep(planned.lasts());
        return new Done(planned, stage.id(), wound);
    }

    private Done cast(Planned planned, DiskMood mood) throws InterruptedException {
        Recovery.Wound wound = recovery.wound(EVERYBODY);
        script.cast(mood, System.currentTimeMillis() + planned.lasts().toMillis());
        Thread.sleep(planned.lasts());
        return new Done(planned, "artifact store", wound);
    }

    private Done repeat(Planned planned) {
        Recovery.Wound wound = recovery.wound(EVERYBODY);
        int sent = disorder.repeat(recovery.jobs(), planned.choice());
        return new Done(planned, sent + " records", wound);
    }

    private Done cut(Planned planned, FaultyLink link, ReentrantLock lock, String whom)
            throws InterruptedException {
        return alone(
                lock,
                () -> {
                    Recovery.Wound wound = recovery.wound(EVERYBODY);
                    link.refuse(true);
                    try {
                        int count = link.cut();
                        Thread.sleep(planned.lasts());
                        return new Done(planned, whom + ", " + count + " connections", wound);
                    } finally {
                        link.refuse(false);
                    }
                });
    }

    private Done slow(Planned planned, FaultyLink link, ReentrantLock lock, String whom)
            throws InterruptedException {
        return alone(
                lock,
                () -> {
                    Recovery.Wound wound = recovery.wound(EVERYBODY);
                    link.slow(SLOW);
                    try {
                        Thread.sleep(planned.lasts());
                        return new Done(planned, whom, wound);
                    } finally {
                        link.slow(Duration.ZERO);
                    }
                });
    }

    private Done silence(Planned planned) throws InterruptedException {
        return alone(
                databaseLink,
                () -> {
                    Recovery.Wound wound = recovery.wound(EVERYBODY);
                    fleet.toDatabase().silence(true);
                    try {
                        Thread.sleep(planned.lasts());
                        return new Done(planned, "PostgreSQL", wound);
                    } finally {
                        fleet.toDatabase().cut();
                        fleet.toDatabase().silence(false);
                    }
                });
    }

    /** Something that is done to one who is left alone by others meanwhile. */
    @FunctionalInterface
    private interface Deed {

        Done apply() throws InterruptedException, IOException;
    }

    private static Done alone(ReentrantLock whom, Deed deed) throws InterruptedException {
        whom.lockInterruptibly();
        try {
            return deed.apply();
        } catch (IOException fault) {
            throw new TortureFault("A fault could not be done: " + fault.getMessage(), fault);
        } finally {
            whom.unlock();
        }
    }
}
