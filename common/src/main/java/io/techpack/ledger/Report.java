package io.techpack.ledger;

import io.techpack.job.Lease;
import io.techpack.product.Revision;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * What a running attempt has to tell: how far it is, and perhaps an item that is finished.
 *
 * @param jobPercent of the whole job
 * @param stagePercent of this stage
 * @param step a short text for people, such as {@code Close-up 2/8 ready}
 */
record Report(Lease lease, int jobPercent, int stagePercent, String step, Optional<Item> item) {

    private static final String SQL =
            """
            with said as (
                select *
                from unnest(:jobs, :stages, :attempts, :owners, :percents, :stagePercents, :steps, :ordinals, :contents, :subjects, :cacheKeys)
                    with ordinality as s (job_id, stage, attempt, owner, percent, stage_percent, step, ordinal, content, subject, cache_key, place)
            ),
            newest as (
                -- an update meets a row once: of several reports of one attempt, the last is shown
                select distinct on (job_id, stage, attempt, owner) * from said order by job_id, stage, attempt, owner, place desc
            ),
            held as (
                update job j
                set progress = greatest(j.progress, n.percent), stage_progress = greatest(j.stage_progress, n.stage_percent),
                    step = n.step, version = j.version + 1
                from newest n
                where j.id = n.job_id and j.status = 'running'
                  and j.stage = n.stage and j.attempt = n.attempt and j.lease_owner = n.owner
                returning j.id, j.account_id, j.version, j.stage, j.attempt, j.lease_owner
            ),
            heard as (
                select s.*, h.account_id, h.version
                from said s
                join held h on h.id = s.job_id and h.stage = s.stage and h.attempt = s.attempt and h.lease_owner = s.owner
            ),
            shown as (
                insert into stage_item (job_id, stage, ordinal, version, subject, content)
                select job_id, stage, ordinal, version, subject, content::json from heard where ordinal is not null
                on conflict (job_id, stage, ordinal) do nothing
            ),
            remembered as (
                insert into analysis_cache (account_id, key, content)
                select distinct on (account_id, cache_key) account_id, cache_key, content::json
                from heard where cache_key is not null
                on conflict (account_id, key) do nothing
            ),
            born as (
                insert into revision (id, account_id, product_id, view_type, picture, thumbnail, width, height, sha256, parent_id)
                select b.id, h.account_id, b.product_id, b.view_type, b.picture, b.thumbnail, b.width, b.height, b.sha256, b.parent_id
                from unnest(:bornPlaces, :bornIds, :bornProducts, :bornViews, :bornPictures, :bornThumbnails, :bornWidths, :bornHeights, :bornSha256s, :bornParents)
                    as b (place, id, product_id, view_type, picture, thumbnail, width, height, sha256, parent_id)
                join heard h on h.place = b.place
                on conflict (id) do nothing
            )
            select h.version
            from said s
            left join heard h on h.place = s.place
            order by s.place
            """;

    /** The job's new version for each report, in their order; empty where the lease is lost. */
    static List<OptionalLong> run(Handle handle, List<Report> batch) {
        Query query = handle.createQuery(SQL);
        Leases.bind(query, batch, Report::lease);
        Arrays.ints(query, "percents", batch, Report::jobPercent);
        Arrays.ints(query, "stagePercents", batch, Report::stagePercent);
        Arrays.texts(query, "steps", batch, Report::step);
        Arrays.ints(
                query, "ordinals", batch, report -> report.item().map(Item::ordinal).orElse(null));
        Arrays.texts(
                query, "contents", batch, report -> report.item().map(Item::content).orElse(null));
        Arrays.uuids(
                query,
                "subjects",
                batch,
                report -> report.item().flatMap(Item::subject).orElse(null));
        Arrays.texts(
                query,
                "cacheKeys",
                batch,
                report -> report.item().flatMap(Item::cacheKey).orElse(null));
        bindBorn(query, batch);
        return query.map((row, _) -> Leases.version(row)).list();
    }

    private record Born(long place, Revision revision) {}

    private static void bindBorn(Query query, List<Report> batch) {
        List<Born> born = new java.util.ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Revision revision = born(batch.get(i));
            if (revision != null) {
                born.add(new Born(i + 1L, revision));
            }
        }
        Arrays.longs(query, "bornPlaces", born, Born::place);
        Arrays.uuids(query, "bornIds", born, each -> each.revision().id());
        Arrays.texts(query, "bornProducts", born, each -> each.revision().productId());
        Arrays.texts(query, "bornViews", born, each -> each.revision().viewType().id());
        Arrays.texts(query, "bornPictures", born, each -> each.revision().picture());
        Arrays.texts(query, "bornThumbnails", born, each -> each.revision().thumbnail());
        Arrays.ints(query, "bornWidths", born, each -> each.revision().width());
        Arrays.ints(query, "bornHeights", born, each -> each.revision().height());
        Arrays.texts(query, "bornSha256s", born, each -> each.revision().sha256());
        Arrays.uuids(query, "bornParents", born, each -> each.revision().parent().orElse(null));
    }

    private static @Nullable Revision born(Report report) {
        return report.item().flatMap(Item::born).orElse(null);
    }
}
