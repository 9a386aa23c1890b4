package io.techpack.tracing;

import io.techpack.job.Lease;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client's trace is told by us while tracing is off: its name goes along, nothing else. */
final class Untraced implements Tracing {

    private static final Work NOTHING =
            new Work() {
                @Override
                public void ended(String outcome, Optional<String> failure) {}

                @Override
                public void close() {}
            };

    @Override
    public Optional<String> current(Optional<String> received) {
        return received.flatMap(TraceParent::of).map(TraceParent::text);
    }

    @Override
    public Work attempt(Begun attempt) {
        return NOTHING;
    }

    @Override
    public Work handler(Lease lease) {
        return NOTHING;
    }

    @Override
    public Sending sending(String topic, Optional<String> traceparent) {
        return new Unsent(traceparent);
    }

    @Override
    public void takenAway(Lease lost, Optional<String> traceparent) {}

    private record Unsent(Optional<String> traceparent) implements Sending {

        @Override
        public void ended(@Nullable Exception fault) {}
    }
}
