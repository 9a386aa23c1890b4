package io.techpack.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on when it is told to. For one thread. */
final class ManualClock implements InstantSource {

    private Instant now;

    ManualClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void goOn(Duration time) {
        now = now.plus(time);
    }
}
