package io.techpack.ledger;

import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Takes leases: queued to running, one attempt more. */
final class Claim {

    // what another worker is just claiming is skipped: it is its, or will be found left over
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
    private static final String LEFT_OVER =
            claiming(
                    """
                    select j.id, j.type, j.stage
                    from unnest(:roomStages, :rooms) as s (stage, room)
                    cross join lateral (
                        select id, type, stage from job
                        where stage = s.stage and finished_at is null and status = 'queued'
                          and poll_at <= now() - :patience * interval '1 millisecond'
                          and (deadline is null or deadline > now())
                        order by poll_at
                        limit s.room
                        for update skip locked
                    ) j
                    """);

    private final WorkerId owner;

    Claim(WorkerId owner) {
        this.owner = owner;
    }

    /** Of the announced stages, those that are still due. */
    List<ClaimedRow> announced(Handle handle, List<Due> due) {
        Query query = handle.createQuery(ANNOUNCED);
        Arrays.uuids(query, "ids", due, each -> each.job().value());
        Arrays.texts(query, "stages", due, each -> each.stage().id());
        return claimed(query);
    }

    /**
     * Stages that nobody came for.
     *
     * @param room how many of each stage at most
     * @param patienceMillis how much longer than due they must have waited
     */
    List<ClaimedRow> leftOver(Handle handle, Map<Stage, Integer> room, long patienceMillis) {
        List<Map.Entry<Stage, Integer>> rooms = List.copyOf(room.entrySet());
        Query query = handle.createQuery(LEFT_OVER).bind("patience", patienceMillis);
        Arrays.texts(query, "roomStages", rooms, each -> each.getKey().id());
        Arrays.ints(query, "rooms", rooms, Map.Entry::getValue);
        return claimed(query);
    }

    private List<ClaimedRow> claimed(Query query) {
        query.bind("owner", owner.value());
        Plans.bind(query);
        return query.map((row, _) -> ClaimedRow.read(row, owner)).list();
    }

    private static String claiming(String found) {
        return """
        with own as (
            -- locked, so that nobody buries the worker while it claims
            select id, buried from worker where id = :owner for no key update
        ),
        awake as (
            -- one that was frozen for so long that it counts as buried will have to be rescued again
            update worker w set buried = false from own where w.id = own.id and own.buried
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
        select c.id, c.stage, c.attempt, c.account_id, c.type, c.work_order, c.attempt - c.forgiven as tries, c.crashes,
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
