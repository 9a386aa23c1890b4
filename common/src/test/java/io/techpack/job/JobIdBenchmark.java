package io.techpack.job;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What an id costs: minted once for each job, read and written wherever it is named. */
@State(Scope.Thread)
public class JobIdBenchmark {

    private final JobId id = JobId.next();
    private final String text = id.toString();

    @Benchmark
    public JobId mint() {
        return JobId.next();
    }

    @Benchmark
    public JobId read() {
        return JobId.of(text);
    }

    @Benchmark
    public String write() {
        return id.toString();
    }
}
