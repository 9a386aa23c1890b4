package io.techpack.ledger;

import io.techpack.database.PlanArrays;
import io.techpack.database.SqlArrays;
import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Takes leases: queued to running, one attempt more. */
final class Claim {

    // what another worker is just claiming is skipped: it is its, or a sweep will find it
    private static final String ANNOUNCED =
            claiming(
                    """
                    select j.id, j.type, j.stage, j.account_id, j.queued_at, 1 as accounts
                    from job j
                    join (select distinct id, stage from unnest(:ids, :stages) as a (id, stage)) a
                        on a.id = j.id and a.stage = j.stage
                    where j.status = 'queued' and j.run_at <= now() and (j.deadline is null or j.deadline > now())
                      and j.stage not in (select stage from paused) and not exists (select from own where draining)
                    for update of j skip locked
                    """);

    // for each stage as many as the worker has slots for, shared among the accounts that have due
    // work
    private static final String DUE =
            claiming(
                    """
                    select shared.id, shared.type, s.stage, shared.account_id, shared.queued_at, shared.accounts
                    from (
                        select * from unnest(:stages, :slots, :lastServed) as s (stage, slots, last_served)
                        where stage not in (select stage from paused) and not exists (select from own where draining)
                    ) s
                    cross join lateral (
                        with recursive turn (account_id, wrapped, place) as (
                            -- in a circle, from the account that comes after the last one served
                            select s.last_served, false, 0
                            union all
                            select next.account_id, next.wrapped, turn.place + 1
                            from turn
                            cross join lateral (
                                -- ordered as job_live is, lest an account's whole history be read
                                (
                                    select account_id, turn.wrapped from job
                                    where queue_stage = s.stage and account_id > turn.account_id and finished_at is null
                                      and status = 'queued' and run_at <= now()
                                      and sweep_at <= now() - :minAge * interval '1 millisecond'
                                      and (deadline is null or deadline > now())
                                      and (not turn.wrapped or account_id <= s.last_served)
                                    order by account_id, sweep_at limit 1
                                )
                                union all
                                (
                                    select account_id, true from job
                                    where not turn.wrapped and queue_stage = s.stage and account_id <= s.last_served
                                      and finished_at is null and status = 'queued' and run_at <= now()
                                      and sweep_at <= now() - :minAge * interval '1 millisecond'
                                      and (deadline is null or deadline > now())
                                    order by account_id, sweep_at limit 1
                                )
                                order by wrapped limit 1
                            ) next
                            -- one more than can be served tells that there are others
                            where turn.place <= s.slots
                        ),
                        waiting as (
                            select account_id, place, count(*) over () as accounts
                            from turn
                            where place > 0 and not is_at_its_limit(account_id)
                        )
                        select j.id, j.type, j.account_id, j.queued_at, w.accounts
                        from waiting w
                        cross join lateral (
                            -- the longest waiting first
                            select id, type, account_id, queued_at from job
                            where queue_stage = s.stage and account_id = w.account_id and finished_at is null
                              and status = 'queued' and run_at <= now()
                              and sweep_at <= now() - :minAge * interval '1 millisecond'
                              and (deadline is null or deadline > now())
                            order by sweep_at
                            limit ceil(s.slots::numeric / w.accounts)
                            for update skip locked
                        ) j
                        order by w.place
                        limit s.slots
                    ) shared
                    -- tells the planner that these are few, or it would read all jobs to find them again
                    limit 1000
                    """);

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JobTypes types;
    private final PlanArrays plans;

    /** The account that a sweep of this process served last, by stage. */
    private final Map<Stage, UUID> lastServed = new ConcurrentHashMap<>();

    Claim(JobTypes types, PlanArrays plans) {
        this.types = types;
        this.plans = plans;
    }

    /** Of the announced stages, those that are still due. */
    List<ClaimedRow> announced(Handle handle, WorkerId owner, List<DueStage> due) {
        Query query = handle.createQuery(ANNOUNCED);
        SqlArrays.uuids(query, "ids", due, each -> each.job().value());
        SqlArrays.texts(query, "stages", due, each -> each.stage().id());
        return claimed(query, owner);
    }

    /**
     * Stages that nobody came for, of all accounts in turn.
     *
     * @param slots how many of each stage at most
     * @param minAge how much longer than due they must have waited
     */
    List<ClaimedRow> due(
            Handle handle, WorkerId owner, Map<Stage, Integer> slots, Duration minAge) {
        List<Map.Entry<Stage, Integer>> free = List.copyOf(slots.entrySet());
        Query query = handle.createQuery(DUE).bind("minAge", minAge.toMillis());
        SqlArrays.texts(query, "stages", free, each -> each.getKey().id());
        SqlArrays.ints(query, "slots", free, Map.Entry::getValue);
        SqlArrays.uuids(
                query,
                "lastServed",
                free,
                each -> lastServed.getOrDefault(each.getKey(), BEFORE_ALL));
        List<ClaimedRow> rows = claimed(query, owner);
        rows.forEach(row -> lastServed.put(row.lease().stage(), row.account().value()));
        return rows;
    }

    private List<ClaimedRow> claimed(Query query, WorkerId owner) {
        query.bind("owner", owner.value());
        plans.bindBeginnings(query);
        return query.map((row, _) -> ClaimedRow.read(row, types)).list();
    }

    private static String claiming(String found) {
        return """
        with own as (
            -- locked, so that nobody retires the worker while it claims
            select id, retired, draining_since is not null as draining from worker where id = :owner for no key update
        ),
        paused as (
            -- for its lock on the table, which a pause waits for: see OperatorOrders
            select stage from stage_pause where stage = any (:stages) for key share
        ),
        revived as (
            -- one that was frozen for so long that it was retired will have to be rescued again
            update worker w set retired = false from own where w.id = own.id and own.retired
        ),
        found as (
            %s
        ),
        allowed as (
            -- of the accounts with a limit; in the order of their ids, so that two claims never wait for each other crosswise
            select job_id
            from (
                select f.account_id, array_agg(f.id order by f.queued_at) as ids
                from found f
                join account a on a.id = f.account_id and a.running_limit is not null
                group by f.account_id
                order by f.account_id
            ) l
            cross join lateral within_limit(l.account_id, l.ids) as w (job_id)
        ),
        due as (
            -- a job whose type nobody here knows is claimed, too, to be failed: it would be found for ever
            select f.id, f.accounts, p.title, p.starts
            from found f
            left join account a on a.id = f.account_id
            left join unnest(:planTypes, :planStages, :planTitles, :planStarts) as p (type, stage, title, starts)
                on p.type = f.type and p.stage = f.stage
            where a.running_limit is null or f.id in (select job_id from allowed)
        ),
        claimed as (
            update job j
            set status = 'running', lease_owner = :owner, attempt = j.attempt + 1, version = j.version + 1,
                waiting_on = null, stage_started_at = now(), started_at = coalesce(j.started_at, now()),
                progress = greatest(j.progress, due.starts), step = coalesce(due.title, j.step)
            from due
            where j.id = due.id
            returning j.*, due.accounts
        )
        select c.id, c.stage, c.attempt, c.lease_owner, c.account_id, c.type, c.input, c.attempt - c.uncounted as tries, c.crashes,
               extract(epoch from now() - greatest(c.queued_at, c.run_at)) * 1000 as waited_ms,
               extract(epoch from c.deadline - now()) * 1000 as remaining_ms,
               c.traceparent, c.version, c.accounts, r.result_stages, r.results, i.item_stages, i.ordinals, i.contents
        from claimed c
        left join lateral (
            select array_agg(stage) as result_stages, array_agg(result::text) as results
            from stage_result where job_id = c.id and status = 'completed') r on true
        left join lateral (
            select array_agg(stage order by ordinal) as item_stages,
                   array_agg(ordinal order by ordinal) as ordinals,
                   array_agg(content::text order by ordinal) as contents
            from stage_item where job_id = c.id) i on true
        """
                .formatted(found);
    }
}
