package io.techpack.product;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import io.techpack.database.Database;
import io.techpack.database.SqlArrays;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.json.Json;
import io.techpack.product.CurrentRevisions.Candidate;
import io.techpack.product.Products.Sourced;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;

/** Merges the latest results of a product's jobs. Thread-safe. */
final class TechPacks {

    private static final int MOST_REVISIONS = 500;

    /** So many jobs back close-ups and sketches of what stands are looked for. */
    private static final int MOST_JOBS = 20;

    private record Wanted(TechPackStage stage, int jobs) {}

    private static final List<Wanted> WANTED =
            List.of(
                    new Wanted(TechPackStage.CATEGORY, 1),
                    new Wanted(TechPackStage.CLOSE_UPS, MOST_JOBS),
                    new Wanted(TechPackStage.SKETCHES, MOST_JOBS));

    /**
     * @param revisions that the job worked on
     */
    private record Result(String stage, Sourced sourced, List<UUID> revisions) {

        JobId job() {
            return sourced.job();
        }
    }

    private final Database database;

    TechPacks(Database database) {
        this.database = database;
    }

    Products.TechPack read(AccountId account, String product) {
        List<UUID> current = CurrentRevisions.of(candidates(account, product, List.of()));
        List<Result> results = results(account, product);
        List<Sourced> closeUps =
                items(madeOf(current, of(TechPackStage.CLOSE_UPS, results)).limit(1));
        List<Sourced> sketches =
                firstOfEachView(items(madeOf(current, of(TechPackStage.SKETCHES, results))));
        Map<String, Set<UUID>> parts = new LinkedHashMap<>();
        closeUps.forEach(each -> parts.put("close-ups", earlier(each, results, current)));
        sketches.forEach(each ->
                parts.put(
                        each.document().path("viewType").asString("") + " flat",
                        earlier(each, results, current)));
        return new Products.TechPack(
                of(TechPackStage.CATEGORY, results).map(Result::sourced).findFirst(),
                analyses(account, current),
                closeUps,
                sketches,
                madeOf(account, product, parts));
    }

    /** Those that the item's job worked on and that do not stand, as far as is known. */
    private static Set<UUID> earlier(Sourced item, List<Result> results, List<UUID> current) {
        return results.stream()
                .filter(result -> result.job().equals(item.job()))
                .flatMap(result -> result.revisions().stream())
                .filter(revision -> !current.contains(revision))
                .collect(toCollection(LinkedHashSet::new));
    }

    /** Others stand for their views; where none does, nothing stands instead. */
    private MadeOf madeOf(AccountId account, String product, Map<String, Set<UUID>> parts) {
        List<UUID> all = parts.values().stream().flatMap(Set::stream).distinct().toList();
        if (all.isEmpty()) {
            return MadeOf.WHAT_STANDS;
        }
        List<Candidate> candidates = candidates(account, product, all);
        Map<UUID, ViewType> views =
                candidates.stream().collect(toMap(Candidate::id, Candidate::view));
        List<UUID> standing = CurrentRevisions.of(candidates);
        Map<UUID, MadeOf.Earlier> replaced = new HashMap<>();
        for (UUID revision : all) {
            ViewType view = views.get(revision);
            if (view != null && !standing.contains(revision)) {
                standing.stream()
                        .filter(id -> views.get(id) == view)
                        .findFirst()
                        .ifPresent(now ->
                                replaced.put(revision, new MadeOf.Earlier(revision, view, now)));
            }
        }
        return new MadeOf(
                parts.entrySet().stream()
                        .map(part ->
                                new MadeOf.Part(
                                        part.getKey(),
                                        part.getValue().stream()
                                                .filter(replaced::containsKey)
                                                .map(replaced::get)
                                                .toList()))
                        .filter(part -> !part.revisions().isEmpty())
                        .toList());
    }

    /** Those of the product's revisions that do not stand, and would not if they were analysed. */
    List<Products.Replaced> replaced(AccountId account, String product, List<Revision> revisions) {
        List<Candidate> candidates =
                candidates(account, product, revisions.stream().map(Revision::id).toList());
        Map<UUID, ViewType> views =
                candidates.stream().collect(toMap(Candidate::id, Candidate::view));
        List<UUID> current = CurrentRevisions.of(candidates);
        return revisions.stream()
                .filter(revision -> !current.contains(revision.id()))
                .flatMap(revision ->
                        current.stream()
                                .filter(id -> views.get(id) == revision.viewType())
                                .limit(1)
                                .map(standing -> new Products.Replaced(revision, standing)))
                .toList();
    }

    /** The analyses that count of these revisions, in this order; those that have one. */
    List<Sourced> analyses(AccountId account, List<UUID> revisions) {
        return database.call(handle -> {
            Query query = handle.createQuery(ProductSql.ANALYSES).bind("account", account.value());
            SqlArrays.uuids(query, "ids", revisions, id -> id);
            return query.map((row, _) -> sourced(row, "content", "created_at")).list();
        });
    }

    private List<Candidate> candidates(AccountId account, String product, List<UUID> besides) {
        return database.call(handle -> {
            Query query =
                    handle.createQuery(ProductSql.ANALYSED)
                            .bind("account", account.value())
                            .bind("product", product)
                            .bind("limit", MOST_REVISIONS);
            SqlArrays.uuids(query, "besides", besides, id -> id);
            return query.map((row, _) ->
                            new Candidate(
                                    row.getObject("id", UUID.class),
                                    ViewType.of(row.getString("view_type")),
                                    row.getObject("parent_id", UUID.class),
                                    row.getBoolean("replaces"),
                                    row.getBoolean("restored")))
                    .list();
        });
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
                                    row.getString("stage"),
                                    sourced(row, "result", "finished_at"),
                                    List.of((UUID[]) row.getArray("revisions").getArray())))
                    .list();
        });
    }

    /** What was made of nothing but these comes first; the rest stays in its order. */
    private static Stream<Result> madeOf(List<UUID> current, Stream<Result> results) {
        return results.sorted(comparing(result -> !current.containsAll(result.revisions())));
    }

    /** The items of each of the results, in their order. */
    private List<Sourced> items(Stream<Result> ordered) {
        List<Result> results = ordered.toList();
        return database.call(handle -> {
            Query query = handle.createQuery(ProductSql.ITEMS);
            SqlArrays.uuids(query, "jobs", results, result -> result.job().value());
            SqlArrays.texts(query, "stages", results, Result::stage);
            return query.map((row, _) -> sourced(row, "content", "created_at")).list();
        });
    }

    private static Stream<Result> of(TechPackStage stage, List<Result> results) {
        return results.stream().filter(result -> result.stage().equals(stage.id()));
    }

    private static List<Sourced> firstOfEachView(List<Sourced> sketches) {
        Set<String> seen = new HashSet<>();
        return sketches.stream()
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
