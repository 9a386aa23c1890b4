package io.techpack.ledger;

import io.techpack.database.SqlArrays;
import io.techpack.job.AccountId;
import io.techpack.job.Lease;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * What a running attempt has to tell: how far it is, and perhaps an item that is finished.
 *
 * @param account the job's
 * @param jobPercent of the whole job
 * @param stagePercent of this stage
 * @param step a short text for people, such as {@code Close-up 2/8 ready}
 */
record ProgressUpdate(
        Lease lease,
        AccountId account,
        int jobPercent,
        int stagePercent,
        String step,
        Optional<Item> item) {

    private static final String SQL =
            """
            with said as (
                select *
                from unnest(
                    :jobs,
                    :stages,
                    :attempts,
                    :owners,
                    :percents,
                    :stagePercents,
                    :steps,
                    :ordinals,
                    :contents,
                    :subjects,
                    :cacheKeys
                ) with ordinality as s (
                    job_id,
                    stage,
                    attempt,
                    owner,
                    percent,
                    stage_percent,
                    step,
                    ordinal,
                    content,
                    subject,
                    cache_key,
                    place
                )
            ),
            newest as (
                -- an update meets a row once: of several updates of one attempt, the last is shown
                select distinct on (job_id, stage, attempt, owner) * from said order by job_id, stage, attempt, owner, place desc
            ),
            held as (
                update job j
                set progress = greatest(j.progress, n.percent), stage_progress = greatest(j.stage_progress, n.stage_percent),
                    step = n.step, version = j.version + 1
                from newest n
                where j.id = n.job_id and lease_is_held(j, n.stage, n.attempt, n.owner)
                returning j.id, j.account_id, j.version, j.stage, j.attempt, j.lease_owner
            ),
            accepted as (
                select s.*, h.account_id, h.version
                from said s
                join held h on h.id = s.job_id and h.stage = s.stage and h.attempt = s.attempt and h.lease_owner = s.owner
            ),
            shown as (
                insert into stage_item (job_id, stage, ordinal, version, subject, content)
                select job_id, stage, ordinal, version, subject, content::json from accepted where ordinal is not null
                on conflict (job_id, stage, ordinal) do nothing
            ),
            cached as (
                insert into item_cache (account_id, key, content)
                select distinct on (account_id, cache_key) account_id, cache_key, content::json
                from accepted where cache_key is not null
                on conflict (account_id, key) do nothing
            )
            select a.version, 0 as refunded, null as traceparent
            from said s
            left join accepted a on a.place = s.place
            order by s.place
            """;

    /** One answer for each, in their order; empty where the lease is lost. */
    static List<Optional<Applied>> run(Handle handle, List<ProgressUpdate> batch) {
        return batch.stream().allMatch(each -> each.effect().isEmpty())
                ? update(handle, batch)
                : handle.inTransaction(transaction -> updateWithEffects(transaction, batch));
    }

    private static List<Optional<Applied>> updateWithEffects(
            Handle transaction, List<ProgressUpdate> batch) {
        List<Optional<Applied>> answers = update(transaction, batch);
        SqlArrays.each(
                batch,
                answers,
                (update, applied) ->
                        applied.flatMap(_ -> update.effect())
                                .ifPresent(effect -> effect.store(transaction, update.account)));
        return answers;
    }

    private static List<Optional<Applied>> update(Handle handle, List<ProgressUpdate> batch) {
        Query query = handle.createQuery(SQL);
        LeaseArrays.bind(query, batch, ProgressUpdate::lease);
        SqlArrays.ints(query, "percents", batch, ProgressUpdate::jobPercent);
        SqlArrays.ints(query, "stagePercents", batch, ProgressUpdate::stagePercent);
        SqlArrays.texts(query, "steps", batch, ProgressUpdate::step);
        SqlArrays.ints(query, "ordinals", batch, ofItem(Item::ordinal));
        SqlArrays.texts(query, "contents", batch, ofItem(Item::content));
        SqlArrays.uuids(query, "subjects", batch, each -> each.subject().orElse(null));
        SqlArrays.texts(
                query,
                "cacheKeys",
                batch,
                each -> each.item().flatMap(Item::cacheKey).orElse(null));
        return Applied.all(query);
    }

    private static <T> Function<ProgressUpdate, @Nullable T> ofItem(Function<Item, T> column) {
        return update -> update.item().map(column).orElse(null);
    }

    private Optional<UUID> subject() {
        return item.flatMap(Item::subject);
    }

    private Optional<Item.Effect> effect() {
        return item.flatMap(Item::effect);
    }
}
