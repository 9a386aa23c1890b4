package io.techpack.audit;

/**
 * The rules of the credits as the database checks them; rows are what breaks a {@link
 * AuditFinding.Rule}.
 */
final class AuditSql {

    static final String NEXT_ACCOUNTS =
            "select id from account where id > :after order by id limit :rows";

    static final String NEXT_JOBS = "select id from job where id > :after order by id limit :rows";

    static final String NEXT_ENTRIES =
            "select id from ledger_entry where id > :after order by id limit :rows";

    static final String NEWEST_ENTRY = "select coalesce(max(id), 0) from ledger_entry";

    // Ids are given before the commit: what is younger than a few seconds may still have an older
    // one that is not to be seen yet.
    static final String RECENT =
            """
            select id, job_id from ledger_entry
            where id > :after and created_at < now() - interval '5 seconds'
            order by id limit :rows
            """;

    static final String ACCOUNTS =
            """
            select 'BALANCE' as rule, a.id as subject, '' as stage, a.balance as found, e.total::bigint as wanted
            from account a
            cross join lateral (
                -- what is entered, and what purged jobs have used
                select (select coalesce(sum(amount), 0) from ledger_entry where account_id = a.id)
                       - (select coalesce(sum(used), 0) from ledger_month where account_id = a.id) as total) e
            where a.id in (select * from unnest(:ids)) and a.balance <> e.total
            order by a.id
            """;

    static final String ENTRIES =
            """
            select r.rule, e.id as subject, '' as stage, e.amount as found, 0 as wanted
            from ledger_entry e
            left join job j on j.id = e.job_id
            left join account a on a.id = e.account_id
            cross join lateral (
                select case
                    when a.id is null then 'ENTRY_OF_AN_ACCOUNT'
                    when e.job_id is not null and j.id is null then 'ENTRY_OF_A_JOB'
                    when j.account_id <> e.account_id then 'ENTRY_OF_THE_JOBS_ACCOUNT' end as rule) r
            where e.id in (select * from unnest(:ids)) and r.rule is not null
            order by e.id
            """;

    // A retry charges again for what was given back: so a stage may have several charges, each of
    // its
    // price, and what counts is what was charged less what was given back. A job at a stage that no
    // plan here has is a newer version's: what its plan is cannot be held against it.
    static final String JOBS =
            """
            with plan as (
                select * from unnest(:planTypes, :planStages, :planPrices) with ordinality as p (type, stage, price, place)
            ),
            asked as (
                select j.id, j.type, j.status, j.held, j.used, j.refunded, j.finished_at is not null as ended, at.place as at
                from job j
                left join plan at on at.type = j.type and at.stage = j.stage
                where j.id in (select * from unnest(:ids))
            ),
            line as (
                -- each stage that the plan has, or that money or a result speaks of
                select j.id, j.status, j.ended, j.at, l.stage, p.place, p.price,
                       m.charges, m.charged, m.refunded, m.charged - m.refunded as paid,
                       coalesce(r.status = 'completed', false) as completed, coalesce(r.cached, false) as cached
                from asked j
                cross join lateral (
                    select stage from plan where type = j.type
                    union select stage from ledger_entry where job_id = j.id
                    union select stage from stage_result where job_id = j.id) l
                left join plan p on p.type = j.type and p.stage = l.stage
                left join stage_result r on r.job_id = j.id and r.stage = l.stage
                cross join lateral (
                    select count(*) filter (where kind = 'CHARGE') as charges,
                           coalesce(-sum(amount) filter (where kind = 'CHARGE'), 0)::bigint as charged,
                           coalesce(sum(amount) filter (where kind = 'REFUND'), 0)::bigint as refunded
                    from ledger_entry where job_id = j.id and stage = l.stage) m
            ),
            total as (
                select id, sum(charged)::bigint as charged, sum(refunded)::bigint as refunded,
                       coalesce(sum(price) filter (where completed and not cached), 0)::bigint as used
                from line
                group by id
            )
            select b.rule, l.id as subject, l.stage, b.found, b.wanted, l.place
            from line l
            cross join lateral (values
                ('STAGE_OF_THE_PLAN', l.paid, 0, l.place is null and l.at is not null),
                ('CHARGED_THE_PRICE', l.charged, l.price * greatest(l.charges, 1), true),
                ('REFUNDED_AT_MOST_THE_CHARGE', l.refunded, l.charged, l.refunded > l.charged),
                ('COMPLETED_IS_PAID', l.paid, l.price, l.completed and not l.cached),
                ('CACHED_IS_FREE', l.paid, 0, l.completed and l.cached),
                ('NOT_COMPLETED_IS_FREE', l.paid, 0, not l.completed and l.ended),
                ('REFUNDED_FOR_A_CAUSE', l.paid, l.price, not l.completed and not l.ended),
                ('IN_THE_ORDER_OF_THE_PLAN', l.completed::int,
                    coalesce(l.place < l.at or l.place = l.at and l.status = 'succeeded', false)::int,
                    l.place is not null and l.at is not null)
            ) b (rule, found, wanted, applies)
            where b.applies and (b.found <> b.wanted or b.rule = 'STAGE_OF_THE_PLAN')
            union all
            select b.rule, j.id, '', b.found, b.wanted, null
            from asked j
            join total t on t.id = j.id
            cross join lateral (values
                ('HELD_IS_CHARGED', j.held, t.charged, true),
                ('REFUNDED_IS_ENTERED', j.refunded, t.refunded, true),
                ('USED_IS_COMPLETED', j.used, t.used, j.at is not null),
                ('SETTLED_WHEN_ENDED', j.held, j.used + j.refunded, j.ended)
            ) b (rule, found, wanted, applies)
            where b.applies and b.found <> b.wanted
            order by subject, place
            """;

    private AuditSql() {}
}
