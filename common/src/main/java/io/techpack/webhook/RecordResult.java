package io.techpack.webhook;

import io.techpack.database.SqlArrays;
import io.techpack.webhook.DeliveryQueue.Due;
import io.techpack.webhook.DeliveryQueue.Recorded;
import io.techpack.webhook.DeliveryQueue.Result;
import io.techpack.webhook.DeliveryQueue.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Ends an attempt at a delivery, logs it, and judges its webhook by it. */
record RecordResult(Due delivery, Result result, Duration disableAfter) {

    private static final String SQL =
            """
            with said as (
                select *
                from unnest(
                    :ids,
                    :senders,
                    :attempts,
                    :verdicts,
                    :delays,
                    :disableAfter,
                    :startedAt,
                    :took,
                    :statuses,
                    :responses,
                    :errors
                ) with ordinality as s (
                    id,
                    sender,
                    attempt,
                    verdict,
                    delay_ms,
                    disable_after_ms,
                    started_at_ms,
                    took_ms,
                    response_status,
                    response,
                    error,
                    place
                )
            ),
            recorded as (
                -- the lease: this attempt of this sender
                update webhook_delivery d
                set status = case s.verdict when 'delivered' then 'delivered' when 'again' then 'pending' else 'failed' end,
                    next_attempt_at = case when s.verdict = 'again' then now() + s.delay_ms * interval '1 millisecond' end,
                    finished_at = case when s.verdict <> 'again' then now() end,
                    sender = null, response_status = s.response_status, error = s.error,
                    attempts = case when s.verdict = 'unwanted' then d.attempts - 1 else d.attempts end
                from said s
                where d.id = s.id and d.status = 'pending' and d.sender = s.sender and d.attempts = s.attempt
                returning d.id, d.webhook_id, s.place, s.attempt, s.verdict, s.disable_after_ms, s.started_at_ms, s.took_ms,
                          s.response_status, s.response, s.error
            ),
            logged as (
                insert into webhook_attempt (delivery_id, attempt, started_at, duration_ms, response_status, response, error)
                select id, attempt, to_timestamp(started_at_ms / 1000.0), took_ms, response_status, response, error
                from recorded
                where verdict <> 'unwanted'
            ),
            health as (
                select webhook_id, bool_or(verdict = 'delivered') as reached, bool_or(verdict = 'gone') as gone,
                       max(disable_after_ms) as disable_after_ms
                from recorded
                where webhook_id is not null and verdict <> 'unwanted'
                group by webhook_id
            ),
            changing as (
                -- most change nothing, and lock nothing; in the order of their ids, so that two batches never wait
                -- for each other crosswise
                select w.id, h.reached, h.gone,
                       not h.reached and w.failing_since < now() - h.disable_after_ms * interval '1 millisecond' as failing
                from webhook w
                join health h on h.webhook_id = w.id
                where w.enabled
                  and (h.gone
                       or h.reached and w.failing_since is not null
                       or not h.reached
                           and (w.failing_since is null
                                or w.failing_since < now() - h.disable_after_ms * interval '1 millisecond'))
                order by w.id
                for update of w
            ),
            judged as (
                update webhook w
                set failing_since = case when not c.reached then coalesce(w.failing_since, now()) end,
                    enabled = not (c.gone or coalesce(c.failing, false)),
                    disabled_reason = case when c.gone then 'gone' when c.failing then 'failing' end
                from changing c
                where w.id = c.id
                returning w.id, w.enabled
            )
            select r.id is not null as recorded, coalesce(not j.enabled, false) as disabled
            from said s
            left join recorded r on r.place = s.place
            left join judged j on j.id = r.webhook_id
            order by s.place
            """;

    /** One answer for each, in their order; empty where the lease is over. */
    static List<Optional<Recorded>> run(Handle handle, List<RecordResult> batch) {
        Query query = handle.createQuery(SQL);
        SqlArrays.uuids(query, "ids", batch, each -> each.delivery().id());
        SqlArrays.uuids(query, "senders", batch, each -> each.delivery().sender());
        SqlArrays.ints(query, "attempts", batch, each -> each.delivery().attempt());
        SqlArrays.texts(query, "verdicts", batch, RecordResult::verdict);
        SqlArrays.longs(query, "delays", batch, RecordResult::delayMillis);
        SqlArrays.longs(query, "disableAfter", batch, each -> each.disableAfter().toMillis());
        SqlArrays.longs(
                query, "startedAt", batch, each -> each.result().startedAt().toEpochMilli());
        SqlArrays.longs(query, "took", batch, each -> each.result().took().toMillis());
        SqlArrays.ints(query, "statuses", batch, each -> each.result().responseStatus());
        SqlArrays.texts(query, "responses", batch, each -> each.result().response());
        SqlArrays.texts(query, "errors", batch, each -> each.result().error());
        return query.map((row, _) ->
                        row.getBoolean("recorded")
                                ? Optional.of(new Recorded(row.getBoolean("disabled")))
                                : Optional.<Recorded>empty())
                .list();
    }

    private String verdict() {
        return switch (result.verdict()) {
            case Verdict.Delivered _ -> "delivered";
            case Verdict.Again _ -> "again";
            case Verdict.Failed _ -> "failed";
            case Verdict.Gone _ -> "gone";
            case Verdict.Unwanted _ -> "unwanted";
        };
    }

    private @Nullable Long delayMillis() {
        return result.verdict() instanceof Verdict.Again(Duration delay) ? delay.toMillis() : null;
    }
}
