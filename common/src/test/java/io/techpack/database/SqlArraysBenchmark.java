package io.techpack.database;

import io.techpack.job.JobId;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What a column of ids of a usual batch costs before the driver has it: two for most statements.
 */
@State(Scope.Thread)
public class SqlArraysBenchmark {

    private final List<JobId> batch = Stream.generate(JobId::next).limit(20).toList();

    @Benchmark
    public String uuids() {
        return SqlArrays.text(batch, JobId::value);
    }
}
