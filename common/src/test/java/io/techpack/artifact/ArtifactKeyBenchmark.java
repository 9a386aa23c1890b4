package io.techpack.artifact;

import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the digest of a small body costs: one for each job that is sent with an Idempotency-Key. */
@State(Scope.Thread)
public class ArtifactKeyBenchmark {

    private final byte[] body =
            "tech-pack\nOptional.empty\n{\"type\":\"tech-pack\",\"productId\":\"shirt-1\",\"revisionIds\":[\"01970000-0000-7000-8000-000000000001\"]}"
                    .getBytes(StandardCharsets.UTF_8);

    @Benchmark
    public String sha256() {
        return ArtifactKey.sha256(body);
    }
}
