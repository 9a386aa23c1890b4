package io.techpack.gateway.jobs;

import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.parsing.JsonBodyReader;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for many jobs.
 *
 * @param jobs their bodies, which nobody has looked at yet
 * @param atomic whether all of them are stored, or none
 */
record BulkRequest(List<JsonNode> jobs, boolean atomic) {

    static final int MOST_JOBS = 1_000;

    private static final String JOBS = "jobs";

    /**
     * @throws ApiException if it is no such request, or has too many jobs
     */
    static BulkRequest of(JsonNode body) {
        int count = body.path(JOBS).size();
        if (body.path(JOBS).isArray() && count > MOST_JOBS) {
            throw ApiException.of(
                    ErrorCode.UNPROCESSABLE_REQUEST,
                    "The batch has %d jobs; at most %d are taken at once. Nothing was accepted: send it in parts."
                            .formatted(count, MOST_JOBS));
        }
        Fields fields = Fields.of(body);
        requireLegibleBesideJobs(body);
        List<JsonNode> jobs = fields.elements(JOBS, 1, MOST_JOBS);
        boolean atomic = fields.optionalFlag("atomic").orElse(false);
        fields.finish();
        return new BulkRequest(jobs, atomic);
    }

    private static void requireLegibleBesideJobs(JsonNode body) {
        ObjectNode rest = ((ObjectNode) body).objectNode();
        body.properties().stream()
                .filter(each -> !each.getKey().equals(JOBS))
                .forEach(each -> rest.set(each.getKey(), each.getValue()));
        JsonBodyReader.requireLegible(rest);
    }
}
