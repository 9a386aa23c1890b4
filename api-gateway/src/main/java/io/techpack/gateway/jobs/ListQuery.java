package io.techpack.gateway.jobs;

import io.techpack.gateway.body.Ids;
import io.techpack.gateway.body.PageQuery;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.JobType;
import io.techpack.query.JobQueries;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Which page of which jobs. */
record ListQuery(JobQueries.Filter filter, int limit) {

    static ListQuery of(Map<String, String> parameters) {
        PageQuery query = new PageQuery(parameters);
        JobQueries.Filter filter =
                new JobQueries.Filter(
                        query.value(
                                        "status",
                                        ListQuery::status,
                                        "must be queued, running, succeeded, failed or canceled")
                                .orElse(null),
                        query.value("type", JobType::find, "is no type of job").orElse(null),
                        query.value("productId", Optional::of, "").orElse(null),
                        query.value(
                                        "cursor",
                                        text -> Ids.find(text).map(JobId::new),
                                        "is no cursor that was handed out")
                                .orElse(null));
        int limit = query.limit();
        query.finish();
        return new ListQuery(filter, limit);
    }

    private static Optional<JobStatus> status(String text) {
        return Arrays.stream(JobStatus.values())
                .filter(status -> status.id().equals(text))
                .findFirst();
    }
}
