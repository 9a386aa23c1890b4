package io.techpack.product;

import io.techpack.database.Database;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.database.SqlArrays;
import io.techpack.job.AccountId;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import tools.jackson.databind.JsonNode;

/**
 * The pictures of products, and what is known of them. Thread-safe.
 *
 * <p>Every method throws {@link DatabaseUnavailable} when the database cannot be reached.
 */
public final class Revisions {

    private static final String ADD =
            """
            with product_of_it as (
                insert into product (account_id, product_id, first_revision) values (:account, :product, :id)
                on conflict (account_id, product_id) do nothing
            )
            insert into revision (id, account_id, product_id, view_type, picture, thumbnail, width, height, sha256, parent_id)
            values (:id, :account, :product, :view, :picture, :thumbnail, :width, :height, :sha256, :parent::uuid)
            -- an item that is shown again brings the same one: changed into itself, so that its time is returned
            on conflict (id) do update set id = excluded.id where revision.account_id = excluded.account_id
            returning created_at
            """;

    private static final String FIND =
            """
            select r.id, r.product_id, r.view_type, r.picture, r.thumbnail, r.width, r.height, r.sha256, r.parent_id,
                   not exists (
                       select from revision n
                       where n.account_id = r.account_id and n.product_id = r.product_id
                         and n.id > r.id and n.view_type = r.view_type)
                   and not exists (
                       select from revision n
                       where n.account_id = r.account_id and n.product_id = r.product_id
                         and n.restored_at is not null and n.id <> r.id and n.view_type = r.view_type) as newest
            from revision r
            where r.account_id = :account and r.id in (select * from unnest(:ids))
            """;

    private static final String CACHED =
            """
            select key, content from item_cache
            where account_id = :account and key in (select * from unnest(:keys))
            """;

    private final Database database;

    public Revisions(Database database) {
        this.database = database;
    }

    /** Keeps a revision; returns when it came into being. */
    public Instant add(AccountId account, Revision revision) {
        return database.call(handle -> add(handle, account, revision));
    }

    /** The same in a transaction; a revision that is there already stays as it is. */
    static Instant add(Handle handle, AccountId account, Revision revision) {
        return handle.createQuery(ADD)
                .bind("id", revision.id())
                .bind("account", account.value())
                .bind("product", revision.productId())
                .bind("view", revision.viewType().id())
                .bind("picture", revision.picture())
                .bind("thumbnail", revision.thumbnail())
                .bind("width", revision.width())
                .bind("height", revision.height())
                .bind("sha256", revision.sha256())
                .bind("parent", revision.parent().orElse(null))
                .map((row, _) -> row.getObject("created_at", OffsetDateTime.class).toInstant())
                .one();
    }

    /**
     * A revision as it was found.
     *
     * @param newest of its product's revisions of its view, at that moment, and none was restored
     */
    public record Found(Revision revision, boolean newest) {}

    /** Those of the revisions that exist and are the account's, by their ids. */
    public Map<UUID, Found> find(AccountId account, Collection<UUID> ids) {
        return database
                .call(handle -> {
                    Query query = handle.createQuery(FIND).bind("account", account.value());
                    SqlArrays.uuids(query, "ids", List.copyOf(ids), id -> id);
                    return query.map((row, _) -> new Found(revision(row), row.getBoolean("newest")))
                            .list();
                })
                .stream()
                .collect(Collectors.toMap(found -> found.revision().id(), found -> found));
    }

    /**
     * The current analyses of the account's revisions, as they were handed out; those that have
     * one.
     */
    public Map<UUID, JsonNode> analyses(AccountId account, Collection<UUID> ids) {
        return database
                .call(handle -> {
                    Query query =
                            handle.createQuery(ProductSql.ANALYSES)
                                    .bind("account", account.value());
                    SqlArrays.uuids(query, "ids", List.copyOf(Set.copyOf(ids)), id -> id);
                    return query.map((row, _) ->
                                    Map.entry(
                                            row.getObject("id", UUID.class),
                                            row.getString("content")))
                            .list();
                })
                .stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> Json.mapper().readTree(entry.getValue())));
    }

    /**
     * What the account's earlier jobs kept under those keys (see {@link Item#cachedAs}), as JSON.
     */
    public Map<String, String> cached(AccountId account, Collection<String> keys) {
        return database
                .call(handle -> {
                    Query query = handle.createQuery(CACHED).bind("account", account.value());
                    SqlArrays.texts(query, "keys", List.copyOf(keys), key -> key);
                    return query.map((row, _) ->
                                    Map.entry(row.getString("key"), row.getString("content")))
                            .list();
                })
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                row.getObject("id", UUID.class),
                row.getString("product_id"),
                ViewType.of(row.getString("view_type")),
                row.getString("picture"),
                row.getString("thumbnail"),
                row.getInt("width"),
                row.getInt("height"),
                row.getString("sha256"),
                Optional.ofNullable(row.getObject("parent_id", UUID.class)));
    }
}
