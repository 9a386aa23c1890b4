package io.techpack.messaging;

import io.techpack.job.AccountId;
import io.techpack.job.JobType;
import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import io.techpack.json.Json;
import io.techpack.ledger.DueStage;
import io.techpack.ledger.Handover;
import io.techpack.ledger.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A handover as the value of the record that announces its stage. A worker that does not understand
 * it claims the stage as it would without.
 */
final class HandoverText {

    private HandoverText() {}

    /** What is written; the record says which stage of which job is due, and its trace. */
    private record Written(
            UUID account,
            String type,
            Instant queuedAt,
            @Nullable Long remainingMillis,
            String input,
            Map<String, String> results,
            Map<String, List<Item.Finished>> items) {}

    static String write(Handover handover) {
        Map<String, String> results = new HashMap<>();
        handover.results().forEach((stage, result) -> results.put(stage.id(), result));
        Map<String, List<Item.Finished>> items = new HashMap<>();
        handover.items().forEach((stage, made) -> items.put(stage.id(), made));
        return Json.write(
                new Written(
                        handover.account().value(),
                        handover.type().id(),
                        handover.queuedAt(),
                        handover.remaining().map(Duration::toMillis).orElse(null),
                        handover.input(),
                        results,
                        items));
    }

    /** Whether a record's value may be one; others name the stage and say no more. */
    static boolean isOne(@Nullable String value) {
        return value != null && value.startsWith("{");
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws RuntimeException if the text is none, or of a job that this version does not know
     */
    static Handover read(String text, DueStage due, Optional<String> traceparent, JobTypes types) {
        Written written = Json.read(text, Written.class);
        JobType type = types.get(written.type());
        type.step(due.stage());
        Map<Stage, String> results = new HashMap<>();
        written.results().forEach((stage, result) -> results.put(types.stage(stage), result));
        Map<Stage, List<Item.Finished>> items = new HashMap<>();
        written.items().forEach((stage, made) -> items.put(types.stage(stage), made));
        return new Handover(
                due,
                new AccountId(written.account()),
                type,
                written.input(),
                results,
                items,
                Optional.ofNullable(written.remainingMillis()).map(Duration::ofMillis),
                traceparent,
                written.queuedAt());
    }
}
