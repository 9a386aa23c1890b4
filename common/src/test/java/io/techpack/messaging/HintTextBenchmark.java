package io.techpack.messaging;

import io.techpack.job.JobId;
import io.techpack.ledger.Announcer.JobChange;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a hint of a usual batch costs: written once for each batch, read by each gateway. */
@State(Scope.Thread)
public class HintTextBenchmark {

    private static final int BATCH = 20;

    private final List<JobChange> changes =
            IntStream.range(0, BATCH)
                    .mapToObj(place -> new JobChange(JobId.next(), 1 + place % 6))
                    .toList();
    private final String text = HintText.write(changes);

    @Benchmark
    public String write() {
        return HintText.write(changes);
    }

    @Benchmark
    public Object read() {
        return HintText.read(text);
    }
}
