package io.techpack.product;

import io.techpack.database.Database;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Reads what there is of products, and says which revision stands for a view, each only for the
 * account that owns it. Thread-safe.
 *
 * <p>Every method throws {@link DatabaseUnavailable} when the database cannot be reached.
 */
public final class Products {

    /** Later than every id: where the first page begins. */
    public static final UUID NEWEST = new UUID(-1, -1);

    private static final int LONGEST_LINE = 100;
    private static final int MOST_CHILDREN = 100;

    private final Database database;
    private final TechPacks techPacks;

    public Products(Database database) {
        this.database = database;
        this.techPacks = new TechPacks(database);
    }

    /**
     * A product, which exists from its first revision on.
     *
     * @param place in the list of all products, the one with the highest first
     * @param thumbnail the artifact key of its newest revision's thumbnail
     * @param updatedAt when that revision came into being
     */
    public record Product(
            String id, UUID place, Instant createdAt, String thumbnail, Instant updatedAt) {}

    /** A revision and when it came into being. */
    public record DatedRevision(Revision revision, Instant createdAt) {}

    /**
     * How a revision came into being.
     *
     * @param origin the job that made it; absent if the client sent the picture
     */
    public record Change(DatedRevision revision, Optional<Origin> origin) {}

    /**
     * The job that made a revision.
     *
     * @param type of the job, such as {@code edit}
     * @param prompt what was asked for, in words
     * @param fieldPath of an edit
     * @param result of the job, absent until it has ended
     */
    public record Origin(
            JobId job,
            String type,
            Optional<String> prompt,
            Optional<String> fieldPath,
            Optional<JsonNode> result) {}

    /**
     * A revision's history.
     *
     * @param line what it came from, oldest first, itself as the last
     * @param children what was made of it, newest first, at most a hundred
     */
    public record History(List<Change> line, List<Change> children) {

        public DatedRevision revision() {
            return line.getLast().revision();
        }
    }

    /**
     * A document, the job that it comes from, and when it was shown.
     *
     * @param document in the shape of the HTTP contract
     */
    public record Sourced(JsonNode document, JobId job, Instant at) {}

    /**
     * The latest results of every kind.
     *
     * @param baseViews the analyses of the revisions that stand for the product now
     * @param closeUps of the job that made close-ups last; of one that worked on what stands now,
     *     if any lately did
     * @param sketches the last of each view, by the same rule
     * @param madeOf which of these are of revisions that do not stand now
     */
    public record TechPack(
            Optional<Sourced> category,
            List<Sourced> baseViews,
            List<Sourced> closeUps,
            List<Sourced> sketches,
            MadeOf madeOf) {

        /** All of it of what stands now. */
        public TechPack(
                Optional<Sourced> category,
                List<Sourced> baseViews,
                List<Sourced> closeUps,
                List<Sourced> sketches) {
            this(category, baseViews, closeUps, sketches, MadeOf.WHAT_STANDS);
        }
    }

    /** A revision, and the one that stands for its view instead. */
    public record Replaced(Revision revision, UUID standing) {}

    /**
     * One page of the account's products, the newest first.
     *
     * @param before only those whose place is lower
     */
    public List<Product> page(AccountId account, UUID before, int limit) {
        return database.call(handle ->
                handle.createQuery(ProductSql.PAGE)
                        .bind("account", account.value())
                        .bind("before", before)
                        .bind("limit", limit)
                        .map((row, _) ->
                                new Product(
                                        row.getString("product_id"),
                                        row.getObject("first_revision", UUID.class),
                                        instant(row, "created_at"),
                                        row.getString("thumbnail"),
                                        instant(row, "updated_at")))
                        .list());
    }

    public boolean exists(AccountId account, String product) {
        return database.call(handle ->
                handle.createQuery(ProductSql.EXISTS)
                        .bind("account", account.value())
                        .bind("product", product)
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent());
    }

    /**
     * One page of a product's revisions, the newest first.
     *
     * @param before only those whose id is lower
     */
    public List<DatedRevision> revisions(
            AccountId account, String product, UUID before, int limit) {
        return database.call(handle ->
                handle.createQuery(ProductSql.REVISIONS)
                        .bind("account", account.value())
                        .bind("product", product)
                        .bind("before", before)
                        .bind("limit", limit)
                        .map((row, _) -> dated(row))
                        .list());
    }

    /** The history of the account's revision, or empty if there is none of that id. */
    public Optional<History> history(AccountId account, UUID revision) {
        List<Related> related =
                database.call(handle ->
                        handle.createQuery(ProductSql.HISTORY)
                                .bind("account", account.value())
                                .bind("id", revision)
                                .bind("longestLine", LONGEST_LINE)
                                .bind("mostChildren", MOST_CHILDREN)
                                .map((row, _) -> Related.read(row))
                                .list());
        List<Change> line = changes(related, false);
        return line.isEmpty()
                ? Optional.empty()
                : Optional.of(new History(line, changes(related, true)));
    }

    /**
     * Goes back to a revision: it stands for its view again, until something newer does.
     *
     * @return whether the account has it, and it has an analysis; else nothing changed
     */
    public boolean restore(AccountId account, UUID revision) {
        return database.call(handle ->
                handle.createUpdate(ProductSql.RESTORE)
                        .bind("account", account.value())
                        .bind("id", revision)
                        .execute())
                == 1;
    }

    /**
     * Those of a product's revisions that do not stand for their views, and would not if they were
     * analysed now.
     */
    public List<Replaced> replaced(AccountId account, String product, List<Revision> revisions) {
        return techPacks.replaced(account, product, revisions);
    }

    /** The analysis of the account's revision that counts, if it has one. */
    public Optional<Sourced> analysis(AccountId account, UUID revision) {
        return techPacks.analyses(account, List.of(revision)).stream().findFirst();
    }

    /** The latest results of the account's product. */
    public TechPack techPack(AccountId account, String product) {
        return techPacks.read(account, product);
    }

    private static List<Change> changes(List<Related> related, boolean children) {
        return related.stream()
                .filter(each -> each.child() == children)
                .map(Related::change)
                .toList();
    }

    private record Related(Change change, boolean child) {

        static Related read(ResultSet row) throws SQLException {
            UUID job = row.getObject("job_id", UUID.class);
            Optional<Origin> origin =
                    job == null
                            ? Optional.empty()
                            : Optional.of(
                                    new Origin(
                                            new JobId(job),
                                            row.getString("type"),
                                            Optional.ofNullable(row.getString("prompt")),
                                            Optional.ofNullable(row.getString("field_path")),
                                            Optional.ofNullable(row.getString("result"))
                                                    .map(Json.mapper()::readTree)));
            return new Related(new Change(dated(row), origin), row.getBoolean("child"));
        }
    }

    private static DatedRevision dated(ResultSet row) throws SQLException {
        return new DatedRevision(Revisions.revision(row), instant(row, "created_at"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
