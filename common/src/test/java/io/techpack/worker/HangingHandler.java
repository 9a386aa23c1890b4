package io.techpack.worker;

import io.techpack.job.JobId;
import io.techpack.job.Outcome;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does nothing until it is interrupted. Thread-safe. */
final class HangingHandler implements StageHandler {

    /** Of each job that has begun; it goes down with the interruption. */
    private final Map<JobId, CountDownLatch> interrupted = new ConcurrentHashMap<>();

    @Override
    public Outcome run(StageRun run) throws InterruptedException {
        CountDownLatch latch = interrupted.computeIfAbsent(run.job(), _ -> new CountDownLatch(1));
        try {
            new CountDownLatch(1).await();
            return Outcome.done("{}");
        } finally {
            latch.countDown();
        }
    }

    boolean hasBegun(JobId job) {
        return interrupted.containsKey(job);
    }

    /** Whether the job, which has begun, is interrupted within that time. */
    boolean isInterruptedWithin(JobId job, Duration time) throws InterruptedException {
        return interrupted
                .getOrDefault(job, new CountDownLatch(1))
                .await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
