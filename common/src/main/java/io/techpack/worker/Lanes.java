package io.techpack.worker;

import io.techpack.job.Stage;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.TopicPartition;

/** All the lanes of a worker. */
final class Lanes {

    private final Map<Stage, Lane> byStage = new EnumMap<>(Stage.class);

    Lanes(Collection<Lane> lanes) {
        lanes.forEach(lane -> byStage.put(lane.stage(), lane));
    }

    Lane of(Stage stage) {
        Lane lane = byStage.get(stage);
        if (lane == null) {
            throw new IllegalArgumentException("this worker does not do " + stage.id());
        }
        return lane;
    }

    /** The lane of that stage, if this worker does it. */
    Optional<Lane> find(Stage stage) {
        return Optional.ofNullable(byStage.get(stage));
    }

    Collection<Lane> all() {
        return byStage.values();
    }

    Set<Stage> stages() {
        return byStage.keySet();
    }

    int capacity() {
        return byStage.values().stream().mapToInt(Lane::capacity).sum();
    }

    /** The stages whose engines cannot be relied on, and for how long that has been so. */
    Map<Stage, Duration> openCircuits() {
        Map<Stage, Duration> open = new EnumMap<>(Stage.class);
        byStage.forEach((stage, lane) ->
                lane.circuit().openFor().ifPresent(since -> open.put(stage, since)));
        return open;
    }

    /** How long until the first lane whose circuit is open may try again; else very long. */
    Duration untilNextChance() {
        return byStage.values().stream()
                .map(lane -> lane.circuit().untilDue())
                .filter(Duration::isPositive)
                .min(Comparator.naturalOrder())
                .orElse(ChronoUnit.FOREVER.getDuration());
    }

    boolean any(Predicate<Lane> condition) {
        return byStage.values().stream().anyMatch(condition);
    }

    List<Lane> where(Predicate<Lane> condition) {
        return byStage.values().stream().filter(condition).toList();
    }

    void forget(Collection<TopicPartition> partitions) {
        byStage.values().forEach(lane -> lane.forget(partitions));
    }

    /** A number for each of those lanes, by their stages. */
    static Map<Stage, Integer> count(List<Lane> lanes, ToIntFunction<Lane> number) {
        Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
        lanes.forEach(lane -> counts.put(lane.stage(), number.applyAsInt(lane)));
        return counts;
    }
}
