package io.techpack.query;

import io.techpack.database.SqlArrays;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** A job, to be read only if it is that account's. */
record OwnedJob(AccountId account, JobId job) {

    /** As {@code :ids} and {@code :accounts}. */
    static void bind(Query query, List<OwnedJob> jobs) {
        SqlArrays.uuids(query, "ids", jobs, each -> each.job().value());
        SqlArrays.uuids(query, "accounts", jobs, each -> each.account().value());
    }
}
