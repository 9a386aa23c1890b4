package io.techpack.trials.bench;

import io.techpack.job.Step;
import io.techpack.product.TechPackJob;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Tech packs that all wait for their first stage and were never announced on Kafka: as after an
 * outage of the broker, or of all workers for longer than its records are kept. For one thread.
 */
record Backlog(Connection database) {

    // ids are UUIDv7 of now, some to a millisecond; one account, granted what its jobs cost
    private static final String FILL =
            """
            with waiting as (
                select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint + g / 1000), 12, '0')
                        || '7' || lpad(to_hex(g % 1000), 3, '0') || '8' || substr(md5(g::text), 4, 15))::uuid as id
                from generate_series(1, ?::bigint) g
            ),
            plan as (
                select * from unnest(?::text[], ?::int[]) as p (stage, credits)
            ),
            owner as (
                insert into account (id, name) values (md5('bench backlog')::uuid, 'bench backlog')
                on conflict (id) do nothing
            ),
            jobs as (
                insert into job (id, account_id, held, type, stage, queue_stage, step, product_id, input, sweep_at)
                select id, md5('bench backlog')::uuid, ?, ?, ?, ?, ?, 'bench', ?::json, now() from waiting
            ),
            granted as (
                insert into ledger_entry (account_id, kind, amount, reason)
                select md5('bench backlog')::uuid, 'GRANT', count(*) * ?, 'bench backlog' from waiting
            )
            insert into ledger_entry (account_id, job_id, stage, kind, amount)
            select md5('bench backlog')::uuid, id, stage, 'CHARGE', -credits from waiting, plan where credits > 0
            """;

    /** All in one transaction: nobody sees the first before the last is there. */
    void fill(long jobs) throws SQLException {
        List<Step> plan = TechPackJob.TECH_PACK.plan();
        Array stages =
                database.createArrayOf(
                        "text", plan.stream().map(step -> step.stage().id()).toArray());
        Array credits = database.createArrayOf("int", plan.stream().map(Step::credits).toArray());
        Step first = TechPackJob.TECH_PACK.first();
        try (var insert = database.prepareStatement(FILL)) {
            insert.setLong(1, jobs);
            insert.setArray(2, stages);
            insert.setArray(3, credits);
            insert.setInt(4, TechPackJob.TECH_PACK.price());
            insert.setString(5, TechPackJob.TECH_PACK.id());
            insert.setString(6, first.stage().id());
            insert.setString(7, first.stage().id());
            insert.setString(8, first.waiting());
            insert.setString(9, "{\"productId\":\"bench\",\"views\":[]}");
            insert.setInt(10, TechPackJob.TECH_PACK.price());
            insert.executeUpdate();
        }
    }
}
