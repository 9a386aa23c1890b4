package io.techpack.retention;

/**
 * Deletes products with which nothing has happened for long: no picture has come, none was gone
 * back to, no job has ended. Their jobs, which nothing shows any more, go as jobs do.
 */
final class ProductPurge {

    // A product's row is locked against new revisions, whose foreign key locks it, too: one that is
    // being added keeps the product.
    static final String DELETE =
            """
            with looked as materialized (
                select account_id, product_id from product
                where (account_id, product_id) > ((split_part(:after, ' ', 1))::uuid, substr(:after, 38))
                order by account_id, product_id
                limit :rows
            ),
            gone as materialized (
                select p.account_id, p.product_id
                from product p
                where (p.account_id, p.product_id) in (select account_id, product_id from looked)
                  and is_untouched(p, now() - :age * interval '1 second')
                order by p.account_id, p.product_id
                for update of p skip locked
            ),
            revisions as (
                delete from revision r using gone g
                where r.account_id = g.account_id and r.product_id = g.product_id
            ),
            products as (
                delete from product p using gone g
                where p.account_id = g.account_id and p.product_id = g.product_id
            )
            select (select count(*) from looked) as looked,
                   (select count(*) from gone) as deleted,
                   (select account_id || ' ' || product_id from looked order by account_id desc, product_id desc limit 1) as last
            """;

    static final String COUNT =
            """
            with looked as materialized (
                select account_id, product_id from product
                where (account_id, product_id) > ((split_part(:after, ' ', 1))::uuid, substr(:after, 38))
                order by account_id, product_id
                limit :rows
            )
            select (select count(*) from looked) as looked,
                   (select count(*) from product p
                    where (p.account_id, p.product_id) in (select account_id, product_id from looked)
                      and is_untouched(p, now() - :age * interval '1 second')) as deleted,
                   (select account_id || ' ' || product_id from looked order by account_id desc, product_id desc limit 1) as last
            """;

    private ProductPurge() {}
}
