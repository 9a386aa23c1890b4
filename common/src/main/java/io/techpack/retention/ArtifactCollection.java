package io.techpack.retention;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactStore.Stored;
import io.techpack.database.Database;
import io.techpack.database.SqlArrays;
import io.techpack.job.AccountId;
import io.techpack.retention.Retention.Place;
import io.techpack.retention.Retention.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Deletes artifacts that nothing refers to: marks what is referred to, then goes through the store;
 * one account a slice. An artifact goes when two such looks that are a grace time apart have found
 * no reference, and it was not put again meanwhile. So one whose upload, or whose job, is about to
 * refer to it stays: nothing takes that long. Thread-safe.
 */
final class ArtifactCollection implements Purge {

    private static final String NEXT_ACCOUNT =
            "select id from account where id > (:after)::uuid order by id limit 1";

    /** What something refers to, or was put lately, is no longer remembered as unreferenced. */
    private static final String FORGET =
            """
            delete from unreferenced_artifact
            where account_id = :account and key > :first and key <= :last
              and not key = any (:unreferenced)
            """;

    private static final String REMEMBER =
            """
            insert into unreferenced_artifact (account_id, key)
            select :account, key from unnest(:unreferenced) as u (key)
            on conflict (account_id, key) do nothing
            """;

    private static final String DUE =
            """
            select key from unreferenced_artifact
            where account_id = :account and key = any (:unreferenced)
              and since < now() - :grace * interval '1 millisecond'
            """;

    private static final String DELETED =
            "delete from unreferenced_artifact where account_id = :account and key = any (:unreferenced)";

    private static final int PAGE = 500;

    private final Database database;
    private final ArtifactStore artifacts;

    ArtifactCollection(Database database, ArtifactStore artifacts) {
        this.database = database;
        this.artifacts = artifacts;
    }

    @Override
    public Slice slice(Place from, Duration grace, int rows, boolean dryRun) {
        String after = from.after().isEmpty() ? new UUID(0, 0).toString() : from.after();
        Optional<AccountId> account =
                database.call(handle ->
                        handle.createQuery(NEXT_ACCOUNT)
                                .bind("after", after)
                                .mapTo(UUID.class)
                                .findOne()
                                .map(AccountId::new));
        if (account.isEmpty()) {
            return new Slice(from, 0, 0, 0, Optional.empty());
        }
        Sweep sweep = new Sweep(account.get(), grace, Instant.now().minus(grace), dryRun);
        try {
            sweep.run();
        } catch (InterruptedException _) {
            // the process stops: what is left is found again
            Thread.currentThread().interrupt();
        }
        return new Slice(
                from,
                sweep.looked,
                sweep.deleted,
                sweep.bytes,
                Optional.of(new Place(from.kind(), account.get().toString())));
    }

    /** Of one account. For one thread. */
    private final class Sweep {

        private final AccountId account;
        private final Duration grace;
        private final Instant putBefore;
        private final boolean dryRun;
        private long looked;
        private long deleted;
        private long bytes;

        Sweep(AccountId account, Duration grace, Instant putBefore, boolean dryRun) {
            this.account = account;
            this.grace = grace;
            this.putBefore = putBefore;
            this.dryRun = dryRun;
        }

        void run() throws InterruptedException {
            if (!dryRun) {
                artifacts.clearUnfinished(account, putBefore);
            }
            List<Stored> page = artifacts.page(account, Optional.empty(), PAGE);
            if (page.isEmpty()) {
                return;
            }
            ArtifactReferences references = ArtifactReferences.of(database, account);
            String first = "";
            while (!page.isEmpty()) {
                looked += page.size();
                List<Stored> unreferenced =
                        page.stream()
                                .filter(each -> each.putAt().isBefore(putBefore))
                                .filter(each -> !references.contain(each.key()))
                                .toList();
                String last = page.getLast().key().value();
                List<String> due =
                        dryRun ? dueNow(unreferenced) : remember(first, last, unreferenced);
                unreferenced.stream()
                        .filter(each -> due.contains(each.key().value()))
                        .forEach(this::delete);
                first = last;
                page = artifacts.page(account, ArtifactKey.find(last), PAGE);
            }
        }

        private List<String> dueNow(List<Stored> unreferenced) {
            return database.call(handle -> due(handle, unreferenced));
        }

        /** Those of them that were unreferenced a grace time ago, too. */
        private List<String> remember(String first, String last, List<Stored> unreferenced) {
            return database.call(handle ->
                    handle.inTransaction(transaction -> {
                        List<String> keys = keys(unreferenced);
                        var forget =
                                transaction
                                        .createUpdate(FORGET)
                                        .bind("account", account.value())
                                        .bind("first", first)
                                        .bind("last", last);
                        SqlArrays.texts(forget, "unreferenced", keys, key -> key);
                        forget.execute();
                        var remember =
                                transaction.createUpdate(REMEMBER).bind("account", account.value());
                        SqlArrays.texts(remember, "unreferenced", keys, key -> key);
                        remember.execute();
                        return due(transaction, unreferenced);
                    }));
        }

        private List<String> due(Handle handle, List<Stored> unreferenced) {
            Query query =
                    handle.createQuery(DUE)
                            .bind("account", account.value())
                            .bind("grace", grace.toMillis());
            SqlArrays.texts(query, "unreferenced", keys(unreferenced), key -> key);
            return query.mapTo(String.class).list();
        }

        private void delete(Stored each) {
            if (dryRun || artifacts.deleteUnlessPutSince(account, each.key(), putBefore)) {
                deleted++;
                bytes += each.bytes();
            }
            if (!dryRun) {
                database.call(handle -> {
                    var update = handle.createUpdate(DELETED).bind("account", account.value());
                    SqlArrays.texts(update, "unreferenced", keys(List.of(each)), key -> key);
                    return update.execute();
                });
            }
        }

        private static List<String> keys(List<Stored> stored) {
            List<String> keys = new ArrayList<>();
            stored.forEach(each -> keys.add(each.key().value()));
            return keys;
        }
    }
}
