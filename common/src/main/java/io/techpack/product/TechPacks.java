package io.techpack.product;

import io.techpack.database.Database;
import io.techpack.database.SqlArrays;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.json.Json;
import io.techpack.product.Products.Sourced;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/** Merges the latest results of a product's jobs. Thread-safe. */
final class TechPacks {

    private static final int MOST_REVISIONS = 500;

    /** So many jobs back the last sketch of each view is looked for. */
    private static final int MOST_SKETCH_JOBS = 20;

    private record Wanted(TechPackStage stage, int jobs) {}

    private static final List<Wanted> WANTED =
            List.of(
                    new Wanted(TechPackStage.CATEGORY, 1),
                    new Wanted(TechPackStage.CLOSE_UPS, 1),
                    new Wanted(TechPackStage.SKETCHES, MOST_SKETCH_JOBS));

    private record Result(String stage, Sourced sourced) {}

    private final Database database;

    TechPacks(Database database) {
        this.database = database;
    }

    Products.TechPack read(AccountId account, String product) {
        List<Result> results = results(account, product);
        List<Result> items = items(results);
        return new Products.TechPack(
                of(TechPackStage.CATEGORY, results).stream().findFirst(),
                analyses(account, current(account, product)),
                of(TechPackStage.CLOSE_UPS, items),
                newestOfEachView(of(TechPackStage.SKETCHES, items)));
    }

    /** The analyses that count of these revisions, in this order; those that have one. */
    List<Sourced> analyses(AccountId account, List<UUID> revisions) {
        return database.call(handle -> {
            Query query = handle.createQuery(ProductSql.ANALYSES).bind("account", account.value());
            SqlArrays.uuids(query, "ids", revisions, id -> id);
            return query.map((row, _) -> sourced(row, "content", "created_at")).list();
        });
    }

    private List<UUID> current(AccountId account, String product) {
        return CurrentRevisions.of(
                database.call(handle ->
                        handle.createQuery(ProductSql.ANALYSED)
                                .bind("account", account.value())
                                .bind("product", product)
                                .bind("limit", MOST_REVISIONS)
                                .map((row, _) ->
                                        new CurrentRevisions.Candidate(
                                                row.getObject("id", UUID.class),
                                                ViewType.of(row.getString("view_type")),
                                                row.getObject("parent_id", UUID.class),
                                                row.getBoolean("replaces"),
                                                row.getBoolean("restored")))
                                .list()));
    }

    private List<Result> results(AccountId account, String product) {
        return database.call(handle -> {
            Query query =
                    handle.createQuery(ProductSql.RESULTS)
                            .bind("account", account.value())
                            .bind("product", product);
            SqlArrays.texts(query, "stages", WANTED, wanted -> wanted.stage().id());
            SqlArrays.ints(query, "most", WANTED, Wanted::jobs);
            return query.map((row, _) ->
                            new Result(
                                    row.getString("stage"), sourced(row, "result", "finished_at")))
                    .list();
        });
    }

    private List<Result> items(List<Result> results) {
        return database.call(handle -> {
            Query query = handle.createQuery(ProductSql.ITEMS);
            SqlArrays.uuids(query, "jobs", results, result -> result.sourced().job().value());
            SqlArrays.texts(query, "stages", results, Result::stage);
            return query.map((row, _) ->
                            new Result(
                                    row.getString("stage"), sourced(row, "content", "created_at")))
                    .list();
        });
    }

    private static List<Sourced> of(TechPackStage stage, List<Result> results) {
        return results.stream()
                .filter(result -> result.stage().equals(stage.id()))
                .map(Result::sourced)
                .toList();
    }

    private static List<Sourced> newestOfEachView(List<Sourced> newestFirst) {
        Set<String> seen = new HashSet<>();
        return newestFirst.stream()
                .filter(sketch -> seen.add(sketch.document().path("viewType").asString("")))
                .toList();
    }

    private static Sourced sourced(ResultSet row, String document, String time)
            throws SQLException {
        JobId job = new JobId(row.getObject("job_id", UUID.class));
        Instant at = Products.instant(row, time);
        return new Sourced(Json.mapper().readTree(row.getString(document)), job, at);
    }
}
