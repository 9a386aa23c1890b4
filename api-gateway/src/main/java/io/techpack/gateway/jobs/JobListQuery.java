package io.techpack.gateway.jobs;

import io.techpack.gateway.parsing.Cursors;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.parsing.PageQuery;
import io.techpack.gateway.parsing.ProductIds;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.product.TechPackJob;
import io.techpack.query.JobQueries;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The query of a list of jobs: a filter and a page. */
record JobListQuery(JobQueries.Filter filter, int limit, Cursors cursors) {

    static JobListQuery of(AccountId account, Map<String, String> parameters) {
        Cursors cursors = new Cursors("jobs", account.toString());
        PageQuery query = new PageQuery(parameters);
        JobQueries.Filter filter =
                new JobQueries.Filter(
                        query.value(
                                        "status",
                                        JobListQuery::status,
                                        "must be queued, running, succeeded, failed or canceled")
                                .orElse(null),
                        query.value("type", TechPackJob::find, "is not a job type").orElse(null),
                        query.value(
                                        "productId",
                                        JobListQuery::productId,
                                        "has more than %d characters".formatted(ProductIds.LONGEST))
                                .orElse(null),
                        query.cursor(cursors, text -> Ids.find(text).map(JobId::new)).orElse(null));
        int limit = query.limit();
        query.finish();
        return new JobListQuery(filter, limit, cursors);
    }

    private static Optional<String> productId(String text) {
        return Optional.of(text).filter(id -> id.length() <= ProductIds.LONGEST);
    }

    private static Optional<JobStatus> status(String text) {
        return Arrays.stream(JobStatus.values())
                .filter(status -> status.id().equals(text))
                .findFirst();
    }
}
