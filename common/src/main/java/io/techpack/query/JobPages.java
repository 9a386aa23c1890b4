package io.techpack.query;

import io.techpack.database.Database;
import io.techpack.database.PlanArrays;
import io.techpack.database.SqlArrays;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.JobTypes;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Pages of an account's jobs, newest first, by key. Each kind of list that people look at often has
 * a statement of its own, in the words of the index that serves it: plans are made for any value,
 * so that one statement for all of them could use none of those indexes. Thread-safe.
 */
final class JobPages {

    // By job_of_account, and said so that nothing else gives this order: where there are few
    // accounts, all jobs by their ids look as good, and would be read through for an account that
    // has not asked for anything lately.
    private static final String ALL =
            """
            select id, account_id, type, product_id, status, stage, progress, stage_progress, step, version,
                   attempt, uncounted, held, used, refunded, failure_kind, failure_message,
                   created_at, run_at, stage_started_at, started_at, finished_at, deadline,
                   null as ended, null as items, null as entries
            from job
            where (account_id, id) < (:account, :before) and account_id >= :account
              and (:status::text is null or status = :status::text)
              and (:type::text is null or type = :type::text)
              -- what this version does not know is left out, lest it hide the others
              and (type, stage) in (select * from unnest(:planTypes, :planStages))
            order by account_id desc, id desc
            limit :limit
            """;

    // by job_of_product
    private static final String OF_PRODUCT =
            """
            select id, account_id, type, product_id, status, stage, progress, stage_progress, step, version,
                   attempt, uncounted, held, used, refunded, failure_kind, failure_message,
                   created_at, run_at, stage_started_at, started_at, finished_at, deadline,
                   null as ended, null as items, null as entries
            from job
            where account_id = :account and product_id = :product and id < :before
              and (:status::text is null or status = :status::text)
              and (:type::text is null or type = :type::text)
              and (type, stage) in (select * from unnest(:planTypes, :planStages))
            order by id desc
            limit :limit
            """;

    // by job_of_account_live
    private static final String LIVE =
            """
            select id, account_id, type, product_id, status, stage, progress, stage_progress, step, version,
                   attempt, uncounted, held, used, refunded, failure_kind, failure_message,
                   created_at, run_at, stage_started_at, started_at, finished_at, deadline,
                   null as ended, null as items, null as entries
            from job
            where account_id = :account and finished_at is null and id < :before
              and status = :status
              and (:type::text is null or type = :type::text)
              and (type, stage) in (select * from unnest(:planTypes, :planStages))
            order by id desc
            limit :limit
            """;

    // by job_of_account_failed
    private static final String FAILED =
            """
            select id, account_id, type, product_id, status, stage, progress, stage_progress, step, version,
                   attempt, uncounted, held, used, refunded, failure_kind, failure_message,
                   created_at, run_at, stage_started_at, started_at, finished_at, deadline,
                   null as ended, null as items, null as entries
            from job
            where account_id = :account and failure_kind is not null and id < :before
              and (:type::text is null or type = :type::text)
              and (type, stage) in (select * from unnest(:planTypes, :planStages))
            order by id desc
            limit :limit
            """;

    private static final String OF_IDS =
            """
            select id, account_id, type, product_id, status, stage, progress, stage_progress, step, version,
                   attempt, uncounted, held, used, refunded, failure_kind, failure_message,
                   created_at, run_at, stage_started_at, started_at, finished_at, deadline,
                   null as ended, null as items, null as entries
            from job
            where id = any (:ids) and account_id = :account
            """;

    /** Later than every id: the beginning. */
    private static final UUID NEWEST = new UUID(-1, -1);

    private final Database database;
    private final JobTypes types;
    private final PlanArrays plans;

    JobPages(Database database, JobTypes types) {
        this.database = database;
        this.types = types;
        this.plans = new PlanArrays(types);
    }

    List<JobView> read(AccountId account, JobQueries.Filter filter, int limit) {
        return database.call(handle -> {
            Query query = handle.createQuery(statement(filter));
            plans.bindStages(query);
            // not every statement names every filter
            return query.configure(SqlStatements.class, each -> each.setUnusedBindingAllowed(true))
                    .bind("account", account.value())
                    .bind("before", filter.before() == null ? NEWEST : filter.before().value())
                    .bind("status", filter.status() == null ? null : filter.status().id())
                    .bind("type", filter.type() == null ? null : filter.type().id())
                    .bind("product", filter.productId())
                    .bind("limit", limit)
                    .map((row, _) -> JobRow.read(row, types))
                    .list();
        });
    }

    List<JobView> read(AccountId account, List<JobId> jobs) {
        return database.call(handle -> {
            Query query = handle.createQuery(OF_IDS).bind("account", account.value());
            SqlArrays.uuids(query, "ids", jobs, JobId::value);
            return query.map((row, _) -> JobRow.read(row, types)).list();
        });
    }

    private static String statement(JobQueries.Filter filter) {
        if (filter.productId() != null) {
            return OF_PRODUCT;
        }
        JobStatus status = filter.status();
        return switch (status) {
            case QUEUED, RUNNING -> LIVE;
            case FAILED -> FAILED;
            case SUCCEEDED, CANCELED -> ALL;
            case null -> ALL;
        };
    }
}
