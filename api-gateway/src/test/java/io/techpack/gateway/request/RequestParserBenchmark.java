package io.techpack.gateway.request;

import io.techpack.json.Json;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;

/** What checking the fields of a tech pack of two views costs: once for each submission. */
@State(Scope.Thread)
public class RequestParserBenchmark {

    private final RequestParser parser = parser();
    private final JsonNode body =
            Json.mapper()
                    .readTree(
                            """
                            {"type":"tech-pack","productId":"shirt-1","revisionIds":[
                              "01970000-0000-7000-8000-000000000001","01970000-0000-7000-8000-000000000002"]}
                            """);

    @Benchmark
    public ParsedRequest job() {
        return parser.job(body);
    }

    // revisions and pictures are looked up when the request is resolved, not when it is read
    @SuppressWarnings("NullAway")
    private static RequestParser parser() {
        return new RequestParser(
                new PictureRequests(null),
                new AnalysisRequests(null),
                new RevisionRequests(null),
                null,
                null,
                null);
    }
}
