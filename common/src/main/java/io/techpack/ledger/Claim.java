package io.techpack.ledger;

import io.techpack.database.PlanArrays;
import io.techpack.database.SqlArrays;
import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Takes leases: queued to running, one attempt more. */
final class Claim {

    // what another worker is just claiming is skipped: it is its, or a sweep will find it
    private static final String ANNOUNCED =
            claiming(
                    """
                    select j.id, j.type, j.stage
                    from job j
                    join (select distinct id, stage from unnest(:ids, :stages) as a (id, stage)) a
                        on a.id = j.id and a.stage = j.stage
                    where j.status = 'queued' and j.run_at <= now() and (j.deadline is null or j.deadline > now())
                    for update of j skip locked
                    """);

    // the longest waiting first, for each stage as many as the worker has room for
    private static final String DUE =
            claiming(
                    """
                    select j.id, j.type, j.stage
                    from unnest(:slotStages, :slots) as s (stage, slots)
                    cross join lateral (
                        select id, type, stage from job
                        where stage = s.stage and finished_at is null and status = 'queued'
                          and sweep_at <= now() - :minAge * interval '1 millisecond'
                          and (deadline is null or deadline > now())
                        order by sweep_at
                        limit s.slots
                        for update skip locked
                    ) j
                    """);

    private final JobTypes types;
    private final PlanArrays plans;

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
     * Stages that nobody came for.
     *
     * @param slots how many of each stage at most
     * @param minAge how much longer than due they must have waited
     */
    List<ClaimedRow> due(
            Handle handle, WorkerId owner, Map<Stage, Integer> slots, Duration minAge) {
        List<Map.Entry<Stage, Integer>> free = List.copyOf(slots.entrySet());
        Query query = handle.createQuery(DUE).bind("minAge", minAge.toMillis());
        SqlArrays.texts(query, "slotStages", free, each -> each.getKey().id());
        SqlArrays.ints(query, "slots", free, Map.Entry::getValue);
        return claimed(query, owner);
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
            select id, retired from worker where id = :owner for no key update
        ),
        revived as (
            -- one that was frozen for so long that it was retired will have to be rescued again
            update worker w set retired = false from own where w.id = own.id and own.retired
        ),
        found as (
            %s
        ),
        due as (
            -- a job whose type nobody here knows is claimed, too, to be failed: it would be found for ever
            select f.id, p.title, p.starts
            from found f
            left join unnest(:planTypes, :planStages, :planTitles, :planStarts) as p (type, stage, title, starts)
                on p.type = f.type and p.stage = f.stage
        ),
        claimed as (
            update job j
            set status = 'running', lease_owner = :owner, attempt = j.attempt + 1, version = j.version + 1,
                stage_started_at = now(), started_at = coalesce(j.started_at, now()),
                progress = greatest(j.progress, due.starts), step = coalesce(due.title, j.step)
            from due
            where j.id = due.id
            returning j.*
        )
        select c.id, c.stage, c.attempt, c.lease_owner, c.account_id, c.type, c.input, c.attempt - c.uncounted as tries, c.crashes,
               extract(epoch from now() - greatest(c.queued_at, c.run_at)) * 1000 as waited_ms,
               extract(epoch from c.deadline - now()) * 1000 as remaining_ms,
               c.traceparent, c.version, r.result_stages, r.results, i.item_stages, i.ordinals, i.contents
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
