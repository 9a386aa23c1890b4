package io.techpack.worker;

import io.techpack.job.Stage;
import io.techpack.ledger.Heartbeat;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All slots of a worker, by stage. */
final class WorkerSlots {

    private static final Logger log = LoggerFactory.getLogger(WorkerSlots.class);

    private final Map<Stage, StageSlots> byStage = new LinkedHashMap<>();
    private volatile boolean draining;
    private Set<Stage> paused = Set.of();

    WorkerSlots(Collection<StageSlots> all) {
        all.forEach(slots -> byStage.put(slots.stage(), slots));
    }

    StageSlots of(Stage stage) {
        StageSlots slots = byStage.get(stage);
        if (slots == null) {
            throw new IllegalArgumentException("this worker does not do " + stage.id());
        }
        return slots;
    }

    /** The slots of that stage, if this worker does it. */
    Optional<StageSlots> find(Stage stage) {
        return Optional.ofNullable(byStage.get(stage));
    }

    Collection<StageSlots> all() {
        return byStage.values();
    }

    Set<Stage> stages() {
        return byStage.keySet();
    }

    /** Whether an operator has told this worker to claim nothing more. */
    boolean draining() {
        return draining;
    }

    /** Does what a heartbeat was told; returns whether that is anything new. */
    synchronized boolean obey(Heartbeat.Response orders) {
        boolean news = orders.draining() != draining;
        if (news) {
            draining = orders.draining();
            log.info(
                    draining
                            ? "an operator drains this worker: it claims nothing more, and goes on with what it runs"
                            : "this worker claims again");
        }
        for (StageSlots slots : byStage.values()) {
            boolean claimable = !draining && !orders.paused().contains(slots.stage());
            if (claimable != slots.claimable()) {
                slots.claimable(claimable);
                news = true;
            }
        }
        if (!orders.paused().equals(paused)) {
            paused = orders.paused();
            log.info("paused by operators, and not claimed: {}", ids(paused));
        }
        return news;
    }

    private static List<String> ids(Set<Stage> stages) {
        return stages.stream().map(Stage::id).sorted().toList();
    }

    int capacity() {
        return byStage.values().stream().mapToInt(StageSlots::capacity).sum();
    }

    /** The stages whose engines cannot be relied on, and for how long that has been so. */
    Map<Stage, Duration> openCircuits() {
        Map<Stage, Duration> open = new HashMap<>();
        byStage.forEach((stage, slots) ->
                slots.circuit().openFor().ifPresent(since -> open.put(stage, since)));
        return open;
    }

    /** How long until the first stage whose circuit is open may be tried again; else very long. */
    Duration untilNextChance() {
        return byStage.values().stream()
                .map(slots -> slots.circuit().untilDue())
                .filter(Duration::isPositive)
                .min(Comparator.naturalOrder())
                .orElse(ChronoUnit.FOREVER.getDuration());
    }

    boolean any(Predicate<StageSlots> condition) {
        return byStage.values().stream().anyMatch(condition);
    }

    List<StageSlots> where(Predicate<StageSlots> condition) {
        return byStage.values().stream().filter(condition).toList();
    }

    void forget(Collection<TopicPartition> partitions) {
        byStage.values().forEach(slots -> slots.forget(partitions));
    }

    /** A number for each of them, by stage. */
    static Map<Stage, Integer> count(List<StageSlots> each, ToIntFunction<StageSlots> number) {
        Map<Stage, Integer> counts = new HashMap<>();
        each.forEach(slots -> counts.put(slots.stage(), number.applyAsInt(slots)));
        return counts;
    }
}
