package io.techpack.retention;

/**
 * Deletes ended jobs with all that belongs to them, and rolls up what they cost. Walks through the
 * jobs in the order of their ids, which rise with time: so what stays is not looked at twice in a
 * pass, and no index is needed for it that submissions would pay for.
 */
final class JobPurge {

    static final String DELETE =
            """
            with looked as materialized (
                select id from job
                where id > (:after)::uuid and id < uuidv7(:age * interval '-1 second')
                order by id
                limit :rows
            ),
            gone as materialized (
                select j.id, j.account_id, j.held, j.used, j.refunded, j.finished_at
                from job j
                where j.id = any (array(select id from looked))
                  and is_purgeable(j, now() - :age * interval '1 second')
                order by j.id
                for update of j skip locked
            ),
            jobs as (
                delete from job where id = any (array(select id from gone))
            ),
            results as (
                delete from stage_result where job_id = any (array(select id from gone))
            ),
            items as (
                delete from stage_item where job_id = any (array(select id from gone))
            ),
            attempts as (
                delete from unfinished_attempt where job_id = any (array(select id from gone))
            ),
            limits as (
                delete from limited_job where job_id = any (array(select id from gone))
            ),
            entries as (
                delete from ledger_entry where job_id = any (array(select id from gone))
            ),
            deliveries as (
                -- one that its account has just made due once more is sent all the same
                delete from webhook_delivery
                where job_id = any (array(select id from gone)) and status <> 'pending'
                returning id
            ),
            tries as (
                delete from webhook_attempt where delivery_id = any (array(select id from deliveries))
            ),
            months as (
                -- in one order, so that two that do this never wait for each other crosswise
                insert into ledger_month as m (account_id, month, jobs, held, used, refunded)
                select account_id, date_trunc('month', finished_at at time zone 'UTC')::date,
                       count(*), sum(held), sum(used), sum(refunded)
                from gone
                group by 1, 2
                order by 1, 2
                on conflict (account_id, month) do update
                    set jobs = m.jobs + excluded.jobs, held = m.held + excluded.held,
                        used = m.used + excluded.used, refunded = m.refunded + excluded.refunded
            )
            select (select count(*) from looked) as looked,
                   (select count(*) from gone) as deleted,
                   (select id::text from looked order by id desc limit 1) as last
            """;

    static final String COUNT =
            """
            with looked as materialized (
                select id from job
                where id > (:after)::uuid and id < uuidv7(:age * interval '-1 second')
                order by id
                limit :rows
            )
            select (select count(*) from looked) as looked,
                   (select count(*) from job j
                    where j.id = any (array(select id from looked))
                      and is_purgeable(j, now() - :age * interval '1 second')) as deleted,
                   (select id::text from looked order by id desc limit 1) as last
            """;

    private JobPurge() {}
}
