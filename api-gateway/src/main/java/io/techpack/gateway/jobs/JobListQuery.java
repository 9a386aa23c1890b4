package io.techpack.gateway.jobs;

import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.parsing.PageQuery;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.product.TechPackJob;
import io.techpack.query.JobQueries;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The query of a list of jobs: a filter and a page. */
record JobListQuery(JobQueries.Filter filter, int limit) {

    static JobListQuery of(Map<String, String> parameters) {
        PageQuery query = new PageQuery(parameters);
        JobQueries.Filter filter =
                new JobQueries.Filter(
                        query.value(
                                        "status",
                                        JobListQuery::status,
                                        "must be queued, running, succeeded, failed or canceled")
                                .orElse(null),
                        query.value("type", TechPackJob::find, "is not a job type").orElse(null),
                        query.value("productId", Optional::of, "").orElse(null),
                        query.value(
                                        "cursor",
                                        text -> Ids.find(text).map(JobId::new),
                                        "is not a cursor of an earlier page")
                                .orElse(null));
        int limit = query.limit();
        query.finish();
        return new JobListQuery(filter, limit);
    }

    private static Optional<JobStatus> status(String text) {
        return Arrays.stream(JobStatus.values())
                .filter(status -> status.id().equals(text))
                .findFirst();
    }
}
