package io.techpack.tracing;

import io.techpack.job.AccountId;
import io.techpack.job.Lease;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the spans of what happens to jobs. Whatever is given as a {@code traceparent} is read as
 * hostile text: what is none is as if there was none. Nothing here throws. Thread-safe; a {@link
 * Work} belongs to the thread that began it.
 */
public interface Tracing {

    /** What is stored with a job: the span of this thread's request, else what its client sent. */
    Optional<String> current(Optional<String> received);

    /**
     * Begins the span of an attempt, in the job's trace; linked with the attempt before it at the
     * same stage, if there was one, whoever made that.
     */
    Work attempt(Begun attempt);

    /** Begins the span of a handler, within that of its attempt. */
    Work handler(Lease lease);

    /** Begins the span of a record that is sent to a topic. */
    Sending sending(String topic, Optional<String> traceparent);

    /** A lease was taken away from a worker that may never tell what it did. */
    void takenAway(Lease lost, Optional<String> traceparent);

    /**
     * An attempt as it begins.
     *
     * @param traceparent of the job
     * @param announced by the record that announced it, if one did
     * @param source how the worker came to it
     * @param waited from due to claimed
     */
    record Begun(
            Lease lease,
            AccountId account,
            Optional<String> traceparent,
            Optional<String> announced,
            String source,
            Duration waited) {}

    /** What this thread does until it is closed. */
    interface Work extends AutoCloseable {

        /**
         * Says what came of it.
         *
         * @param failure why it has failed, if it has
         */
        void ended(String outcome, Optional<String> failure);

        @Override
        void close();
    }

    /** A record on its way. */
    interface Sending {

        /** What the record carries. */
        Optional<String> traceparent();

        /** It was delivered, or was not; from any thread. */
        void ended(@Nullable Exception fault);
    }

    /** Makes none, and costs nothing. */
    Tracing OFF = new Untraced();
}
