package io.techpack.messaging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A time in which every poll fails: said once with its cause, and once when it is over. {@link
 * #wakeUp} is for any thread, the rest for the one that polls.
 */
final class PollFaults {

    private static final Logger log = LoggerFactory.getLogger(PollFaults.class);

    private final Duration pause;
    private final Runnable onFault;
    private final Semaphore wakeUps = new Semaphore(0);
    private boolean failing;

    /**
     * @param pause before the next poll is tried
     * @param onFault told of each poll that fails
     */
    PollFaults(Duration pause, Runnable onFault) {
        this.pause = pause;
        this.onFault = onFault;
    }

    /** Waits for the pause or that long, whichever is shorter, or until {@link #wakeUp}. */
    void noticed(KafkaException fault, Duration longest) throws InterruptedException {
        onFault.run();
        if (!failing) {
            failing = true;
            log.warn(
                    "Kafka does not let this worker poll; jobs are found in the database until it does. The cause: {}",
                    cause(fault));
        }
        await(pause.compareTo(longest) < 0 ? pause : longest);
    }

    /** Waits that long, or until {@link #wakeUp}. */
    void await(Duration longest) throws InterruptedException {
        wakeUps.drainPermits();
        if (wakeUps.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            log.debug("woken up while nothing is polled");
        }
    }

    void over() {
        if (failing) {
            failing = false;
            log.info("Kafka lets this worker poll again; nothing need be done");
        }
    }

    void wakeUp() {
        wakeUps.release();
    }

    private static String cause(KafkaException fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
