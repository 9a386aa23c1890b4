package io.techpack.product;

import io.techpack.job.TimeOrderedUuid;
import io.techpack.json.Json;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What the input of a tech pack of two views costs: written by the gateway once for each job, read
 * by a worker once for each attempt.
 */
@State(Scope.Thread)
public class JobInputBenchmark {

    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private final JobInput input =
            JobInput.TechPack.of(
                    "shirt-1",
                    JobInput.Views.of(
                            Stream.of(ViewType.FRONT, ViewType.BACK)
                                    .map(JobInputBenchmark::view)
                                    .toList()));
    private final String json = Json.write(input);

    @Benchmark
    public String write() {
        return Json.write(input);
    }

    @Benchmark
    public JobInput.ForCloseUps read() {
        return Json.read(json, JobInput.ForCloseUps.class);
    }

    private static View view(ViewType type) {
        return View.of(
                new Revision(
                        TimeOrderedUuid.next(),
                        "shirt-1",
                        type,
                        DIGEST + ".jpg",
                        DIGEST + ".png",
                        1600,
                        1600,
                        DIGEST,
                        Optional.empty()));
    }
}
