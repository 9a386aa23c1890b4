package io.techpack.gateway.parsing;

import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;

/** What reading the body of a tech pack of two views as a tree costs: once for each submission. */
@State(Scope.Thread)
public class JsonBodyReaderBenchmark {

    private final byte[] body =
            """
            {"type":"tech-pack","productId":"shirt-1","revisionIds":[
              "01970000-0000-7000-8000-000000000001","01970000-0000-7000-8000-000000000002"]}
            """
                    .getBytes(StandardCharsets.UTF_8);

    @Benchmark
    public JsonNode tree() {
        return JsonBodyReader.tree(body);
    }
}
