package io.techpack.retention;

/** Deletes what accounts keep under keys of their own, and what is older than it may be. */
final class KeyedPurge {

    static final String DELETE_CACHED_ITEMS =
            """
            with looked as materialized (
                select account_id, key, created_at from item_cache
                where (account_id, key) > ((split_part(:after, ' ', 1))::uuid, substr(:after, 38))
                order by account_id, key
                limit :rows
            ),
            gone as (
                delete from item_cache c
                where (c.account_id, c.key) in (
                    select c.account_id, c.key
                    from looked l
                    join item_cache c on c.account_id = l.account_id and c.key = l.key
                    where l.created_at < now() - :age * interval '1 second'
                    for update of c skip locked)
                returning 1
            )
            select (select count(*) from looked) as looked,
                   (select count(*) from gone) as deleted,
                   (select account_id || ' ' || key from looked order by account_id desc, key desc limit 1) as last
            """;

    static final String COUNT_CACHED_ITEMS =
            """
            with looked as materialized (
                select account_id, key, created_at from item_cache
                where (account_id, key) > ((split_part(:after, ' ', 1))::uuid, substr(:after, 38))
                order by account_id, key
                limit :rows
            )
            select (select count(*) from looked) as looked,
                   (select count(*) from looked where created_at < now() - :age * interval '1 second') as deleted,
                   (select account_id || ' ' || key from looked order by account_id desc, key desc limit 1) as last
            """;

    /** The oldest first, so that only those that have expired are looked at. */
    static final String DELETE_IDEMPOTENCY_KEYS =
            """
            with gone as (
                delete from idempotency_key
                where (account_id, key) in (
                    select account_id, key from idempotency_key
                    where created_at < now() - :age * interval '1 second' and (:after)::text is not null
                    order by created_at
                    limit :rows
                    for update skip locked)
                returning 1
            )
            select (select count(*) from gone) as looked, (select count(*) from gone) as deleted, ' ' as last
            """;

    static final String COUNT_IDEMPOTENCY_KEYS =
            """
            select 0 as looked, count(*) as deleted, ' ' as last
            from idempotency_key
            where created_at < now() - :age * interval '1 second' and (:after)::text is not null and :rows > 0
            """;

    private KeyedPurge() {}
}
