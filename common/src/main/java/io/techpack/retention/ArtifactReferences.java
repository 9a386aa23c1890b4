package io.techpack.retention;

import io.techpack.artifact.ArtifactKey;
import io.techpack.database.Database;
import io.techpack.job.AccountId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which artifacts of an account something refers to, by the first 64 bits of their digests: of two
 * keys that share them both count as referred to. Immutable.
 */
final class ArtifactReferences {

    // Paths of artifacts are found wherever they stand in a document, whatever its shape.
    private static final String OF_JOBS =
            """
            with page as materialized (
                select id, input from job where account_id = :account and id > (:after)::uuid order by id limit :rows
            ),
            document as (
                select input::text as text from page
                union all
                select r.result::text from page p join stage_result r on r.job_id = p.id where r.result is not null
                union all
                select i.content::text from page p join stage_item i on i.job_id = p.id
            )
            select (select id::text from page order by id desc limit 1) as last,
                   array(
                       select distinct left(m[1], 16)
                       from document, regexp_matches(text, '([0-9a-f]{64})[.](?:jpg|png|webp|svg)', 'g') m) as digests
            """;

    private static final String OF_REVISIONS =
            """
            with page as materialized (
                select product_id from product
                where account_id = :account and product_id > :after
                order by product_id
                limit :rows
            )
            select (select product_id from page order by product_id desc limit 1) as last,
                   array(
                       select distinct left(k.key, 16)
                       from page p
                       join revision r on r.account_id = :account and r.product_id = p.product_id
                       cross join lateral (values (r.picture), (r.thumbnail)) as k (key)) as digests
            """;

    private static final String OF_CACHED_ITEMS =
            """
            with page as materialized (
                select key, content from item_cache
                where account_id = :account and key > :after
                order by key
                limit :rows
            )
            select (select key from page order by key desc limit 1) as last,
                   array(
                       select distinct left(m[1], 16)
                       from page, regexp_matches(content::text, '([0-9a-f]{64})[.](?:jpg|png|webp|svg)', 'g') m) as digests
            """;

    private static final int ROWS = 200;

    private final long[] digests;

    private ArtifactReferences(long[] digests) {
        this.digests = digests;
    }

    /** What refers to the account's artifacts now. */
    static ArtifactReferences of(Database database, AccountId account) throws InterruptedException {
        Collector found = new Collector();
        found.read(database, OF_CACHED_ITEMS, account, "");
        found.read(database, OF_REVISIONS, account, "");
        found.read(database, OF_JOBS, account, new UUID(0, 0).toString());
        return new ArtifactReferences(found.sorted());
    }

    boolean contain(ArtifactKey key) {
        return Arrays.binarySearch(digests, digest(key.sha256())) >= 0;
    }

    private static long digest(String hexadecimal) {
        return Long.parseUnsignedLong(hexadecimal.substring(0, 16), 16);
    }

    /** For one thread. */
    private static final class Collector {

        private long[] digests = new long[1_000];
        private int size;

        private record Page(@Nullable String last, String[] digests) {}

        /** Page by page, and idle for as long as each of them took. */
        void read(Database database, String sql, AccountId account, String from)
                throws InterruptedException {
            String after = from;
            while (true) {
                long began = System.nanoTime();
                Page page = page(database, sql, account, after);
                List.of(page.digests()).forEach(each -> add(digest(each)));
                if (page.last() == null) {
                    return;
                }
                after = page.last();
                Thread.sleep((System.nanoTime() - began) / 1_000_000);
            }
        }

        private static Page page(Database database, String sql, AccountId account, String after) {
            return database.call(handle ->
                    handle.createQuery(sql)
                            .bind("account", account.value())
                            .bind("after", after)
                            .bind("rows", ROWS)
                            .map((row, _) ->
                                    new Page(
                                            row.getString("last"),
                                            (String[]) row.getArray("digests").getArray()))
                            .one());
        }

        private void add(long digest) {
            if (size == digests.length) {
                digests = Arrays.copyOf(digests, size * 2);
            }
            digests[size++] = digest;
        }

        long[] sorted() {
            long[] all = Arrays.copyOf(digests, size);
            Arrays.sort(all);
            return all;
        }
    }
}
