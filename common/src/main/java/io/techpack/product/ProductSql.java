package io.techpack.product;

/** The statements about products; each goes by an index that its account leads. */
final class ProductSql {

    private ProductSql() {}

    /** In the order of their first revisions, which never changes: nothing moves between pages. */
    static final String PAGE =
            """
            select p.product_id, p.created_at, p.first_revision,
                   r.thumbnail, r.created_at as updated_at
            from product p
            cross join lateral (
                select thumbnail, created_at from revision
                where account_id = p.account_id and product_id = p.product_id
                order by id desc
                limit 1) r
            where p.account_id = :account and p.first_revision < :before
            order by p.first_revision desc
            limit :limit
            """;

    static final String EXISTS =
            "select 1 from product where account_id = :account and product_id = :product";

    static final String REVISIONS =
            """
            select id, product_id, view_type, picture, thumbnail, width, height, sha256, parent_id, created_at
            from revision
            where account_id = :account and product_id = :product and id < :before
            order by id desc
            limit :limit
            """;

    /** The revision itself, what it came from, oldest first, and what was made of it. */
    static final String HISTORY =
            """
            with recursive line as (
                select id, parent_id, 0 as distance
                from revision where account_id = :account and id = :id
                union all
                select p.id, p.parent_id, l.distance + 1
                from line l
                join revision p on p.id = l.parent_id and p.account_id = :account
                where l.distance < :longestLine
            ),
            related as (
                select id, distance, false as child from line
                union all
                (select id, 0, true from revision
                 where parent_id = :id and account_id = :account
                 order by id desc
                 limit :mostChildren)
            )
            select r.id, r.product_id, r.view_type, r.picture, r.thumbnail, r.width, r.height, r.sha256, r.parent_id,
                   r.created_at, x.child, j.id as job_id, j.type, j.input ->> 'fieldPath' as field_path,
                   j.input ->> 'prompt' as prompt, s.result
            from related x
            join revision r on r.id = x.id
            left join lateral (
                -- the item that brought it into being
                select job_id, stage from stage_item
                where subject = r.id and r.parent_id is not null
                order by created_at
                limit 1) made on true
            left join job j on j.id = made.job_id and j.account_id = :account
            left join stage_result s on s.job_id = made.job_id and s.stage = made.stage
            order by x.child, x.distance desc, r.id desc
            """;

    /**
     * The analysed revisions of a product, and those named besides, newest first, a restored one as
     * of then, and whether each took its parent's place.
     */
    static final String ANALYSED =
            """
            select r.id, r.view_type, r.parent_id, r.restored_at is not null as restored,
                   r.parent_id is not null and (j.type = 'edit' or coalesce(j.input ->> 'replaceCurrent', '') = 'true') as replaces
            from (select id, view_type, parent_id, created_at, restored_at from revision
                  where account_id = :account and product_id = :product
                  order by id desc
                  limit :limit) r
            left join lateral (
                select job_id from stage_item where subject = r.id order by created_at limit 1) made on true
            left join job j on j.id = made.job_id and j.account_id = :account
            where j.id is not null or r.id in (select * from unnest(:besides))
            order by coalesce(r.restored_at, r.created_at) desc, r.id desc
            """;

    /** Only what was analysed can stand for its view. */
    static final String RESTORE =
            """
            update revision r set restored_at = now()
            where r.id = :id and r.account_id = :account
              and exists (select 1 from stage_item where subject = r.id)
            """;

    /** The analysis that counts for each. */
    static final String ANALYSES =
            """
            select r.id, a.content, a.job_id, a.created_at
            from unnest(:ids) with ordinality as x (id, place)
            join revision r on r.id = x.id and r.account_id = :account
            cross join lateral current_item(r.id) a
            order by x.place
            """;

    /**
     * The newest results of each of these stages, as many of each as are asked for, with the
     * revisions that their jobs worked on.
     */
    static final String RESULTS =
            """
            select w.stage, n.job_id, n.finished_at, n.result,
                   array(select (v ->> 'revisionId')::uuid
                         from json_array_elements(n.input -> 'views' -> 'all') v
                         where v ->> 'revisionId' is not null) as revisions
            from unnest(:stages, :most) as w (stage, most)
            cross join lateral (
                select s.job_id, s.finished_at, s.result, j.input
                from job j
                join stage_result s on s.job_id = j.id and s.stage = w.stage and s.status = 'completed'
                where j.account_id = :account and j.product_id = :product
                order by j.id desc
                limit w.most) n
            order by n.job_id desc
            """;

    /** The items of these stages of these jobs, in this order. */
    static final String ITEMS =
            """
            select i.job_id, i.created_at, i.content
            from unnest(:jobs, :stages) with ordinality as w (job_id, stage, place)
            join stage_item i on i.job_id = w.job_id and i.stage = w.stage
            order by w.place, i.ordinal
            """;
}
