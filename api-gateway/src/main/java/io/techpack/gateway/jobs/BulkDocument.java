package io.techpack.gateway.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorEnvelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of many jobs that were submitted at once.
 *
 * @param accepted how many are stored, now or by an earlier request
 * @param jobs one each, in the order of the request
 */
record BulkDocument(int accepted, int refused, List<Entry> jobs) {

    static BulkDocument of(List<Entry> jobs) {
        int accepted = (int) jobs.stream().filter(entry -> entry.problem() == null).count();
        return new BulkDocument(accepted, jobs.size() - accepted, jobs);
    }

    /**
     * One of the two is there.
     *
     * @param status what {@code POST /jobs} would have answered
     * @param job without its results, as in a list
     * @param warnings on what the request for the job names
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            int status,
            @Nullable JobSummary job,
            @Nullable ErrorEnvelope problem,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

        static Entry accepted(JobSummary job, List<String> warnings) {
            return new Entry(202, job, null, warnings);
        }

        static Entry refused(ApiException why, String instance) {
            return new Entry(why.code().status(), null, ErrorEnvelope.of(why, instance), List.of());
        }
    }
}
