package io.techpack.trials;

import io.techpack.job.Step;
import io.techpack.product.TechPackJob;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Ended tech packs of the past, as a month of work leaves them. For one thread. */
public record EndedJobs(Connection database) {

    private static final long CHUNK = 50_000;

    // ids are UUIDv7 of a month ago, a millisecond apart; a thousand accounts, each granted what
    // its jobs cost, so that the balances are right
    private static final String FILL =
            """
            with past as (
                select (lpad(to_hex((extract(epoch from date_trunc('hour', now())) * 1000)::bigint - 2592000000 + g), 12, '0')
                        || '7' || substr(md5(g::text), 1, 3) || '8' || substr(md5(g::text), 4, 15))::uuid as id,
                       md5('bench account ' || g % 1000)::uuid as account,
                       date_trunc('hour', now()) - interval '30 days' + g * interval '1 millisecond' as at
                from generate_series(?::bigint, ?::bigint) g
            ),
            plan as (
                select * from unnest(?::text[], ?::int[]) as p (stage, credits)
            ),
            owners as (
                insert into account (id, name) select distinct account, 'bench history' from past
                on conflict (id) do nothing
            ),
            jobs as (
                insert into job (id, account_id, version, created_at, run_at, sweep_at, queued_at, started_at, finished_at,
                                 attempt, held, used, progress, stage_progress, status, stage, queue_stage, type, step, product_id, input)
                select id, account, 9, at, at, at, at, at, at + interval '1 minute',
                       1, ?, ?, 100, 100, 'succeeded', 'sketches', 'sketches', ?, 'Done', 'bench', ?::json
                from past
            ),
            results as (
                insert into stage_result (job_id, stage, status, attempts, queued_at, started_at, finished_at, result)
                select id, stage, 'completed', 1, at, at, at + interval '1 minute', '{}' from past, plan
            ),
            granted as (
                insert into ledger_entry (account_id, kind, amount, reason)
                select account, 'GRANT', count(*) * ?, 'bench history' from past group by account
            )
            insert into ledger_entry (account_id, job_id, stage, kind, amount, created_at)
            select account, id, stage, 'CHARGE', -credits, at from past, plan where credits > 0
            """;

    /** Adds that many; a database takes it once. */
    public void fill(long jobs, Consumer<String> progress) throws SQLException {
        for (long done = 0; done < jobs; done += CHUNK) {
            long last = Math.min(done + CHUNK, jobs);
            chunk(done + 1, last);
            progress.accept("History: %,d of %,d jobs".formatted(last, jobs));
        }
        try (var statement = database.createStatement()) {
            progress.accept("History: vacuum and analyze…");
            statement.execute("vacuum (analyze) job");
            statement.execute("vacuum (analyze) stage_result");
            statement.execute("vacuum (analyze) ledger_entry");
            statement.execute("checkpoint");
        }
    }

    private void chunk(long first, long last) throws SQLException {
        List<Step> plan = TechPackJob.TECH_PACK.plan();
        Array stages =
                database.createArrayOf(
                        "text", plan.stream().map(step -> step.stage().id()).toArray());
        Array credits = database.createArrayOf("int", plan.stream().map(Step::credits).toArray());
        try (var insert = database.prepareStatement(FILL)) {
            int price = TechPackJob.TECH_PACK.price();
            insert.setLong(1, first);
            insert.setLong(2, last);
            insert.setArray(3, stages);
            insert.setArray(4, credits);
            insert.setInt(5, price);
            insert.setInt(6, price);
            insert.setString(7, TechPackJob.TECH_PACK.id());
            insert.setString(8, "{\"productId\":\"bench\",\"views\":[]}");
            insert.setInt(9, price);
            insert.executeUpdate();
        }
    }
}
