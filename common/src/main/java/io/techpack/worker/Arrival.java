package io.techpack.worker;

import io.techpack.worker.WorkMetrics.Source;
import java.util.Optional;

/**
 * How an attempt came to this worker.
 *
 * @param announced by the record that announced it, if one did: its {@code traceparent}
 */
record Arrival(Source source, Optional<String> announced) {

    static Arrival by(Source source) {
        return new Arrival(source, Optional.empty());
    }
}
