package io.techpack.query;

import io.techpack.job.AccountId;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.JobType;
import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import io.techpack.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a {@link JobView} from a row; its lists are JSON arrays, absent where they were not asked
 * for.
 */
final class JobRow {

    private JobRow() {}

    static JobView read(ResultSet row, JobTypes types) throws SQLException {
        JobType type = types.get(row.getString("type"));
        Stage stage = types.stage(row.getString("stage"));
        return new JobView(
                new JobId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                type,
                row.getString("product_id"),
                JobStatus.of(row.getString("status")),
                stage,
                row.getInt("progress"),
                row.getInt("stage_progress"),
                row.getString("step"),
                row.getLong("version"),
                row.getInt("attempt") - row.getInt("uncounted"),
                row.getInt("held"),
                row.getInt("used"),
                row.getInt("refunded"),
                failure(row, stage),
                instant(row, "created_at").orElseThrow(),
                instant(row, "run_at").orElseThrow(),
                instant(row, "stage_started_at"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                instant(row, "deadline"),
                inPlanOrder(
                        type,
                        list(row, "ended", node -> endedStage(node, types)),
                        JobView.EndedStage::stage),
                inPlanOrder(
                        type,
                        list(row, "items", node -> item(node, types)),
                        JobView.ShownItem::stage),
                list(row, "entries", node -> entry(node, types)));
    }

    private static Optional<Failure> failure(ResultSet row, Stage stage) throws SQLException {
        String kind = row.getString("failure_kind");
        return kind == null
                ? Optional.empty()
                : Optional.of(
                        new Failure(
                                FailureKind.valueOf(kind),
                                stage,
                                row.getString("failure_message")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private static JobView.EndedStage endedStage(JsonNode node, JobTypes types) {
        return new JobView.EndedStage(
                types.stage(node.get("stage").asString()),
                node.get("status").asString(),
                node.get("cached").asBoolean(),
                node.get("attempts").asInt(),
                time(node.get("started_at")),
                OffsetDateTime.parse(node.get("finished_at").asString()).toInstant(),
                text(node.get("failure")),
                text(node.get("note")),
                node.get("result").isNull() ? null : node.get("result"));
    }

    private static JobView.ShownItem item(JsonNode node, JobTypes types) {
        return new JobView.ShownItem(
                types.stage(node.get("stage").asString()),
                node.get("ordinal").asInt(),
                node.get("version").asLong(),
                node.get("content"));
    }

    private static JobView.Entry entry(JsonNode node, JobTypes types) {
        return new JobView.Entry(
                types.stage(node.get("stage").asString()),
                node.get("kind").asString(),
                node.get("amount").asInt(),
                node.get("round").asInt(),
                text(node.get("reason")));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.asString();
    }

    private static @Nullable Instant time(JsonNode node) {
        return node.isNull() ? null : OffsetDateTime.parse(node.asString()).toInstant();
    }

    private static <T> List<T> inPlanOrder(
            JobType type, List<T> unordered, java.util.function.Function<T, Stage> stage) {
        List<T> ordered = new ArrayList<>(unordered);
        List<Stage> plan = type.plan().stream().map(step -> step.stage()).toList();
        ordered.sort(Comparator.comparingInt(each -> plan.indexOf(stage.apply(each))));
        return List.copyOf(ordered);
    }

    private static <T> List<T> list(
            ResultSet row, String column, java.util.function.Function<JsonNode, T> element)
            throws SQLException {
        String json = row.getString(column);
        if (json == null) {
            return List.of();
        }
        List<T> elements = new ArrayList<>();
        Json.mapper().readTree(json).forEach(node -> elements.add(element.apply(node)));
        return elements;
    }
}
