package io.techpack.gateway.stopping;

import io.techpack.gateway.settings.GatewaySettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The time between saying that no more requests are wanted and refusing them. The process is not
 * ready any more, nobody is held, and everything that still comes is answered, until balancers have
 * had the time to notice; only then is the server stopped.
 */
@Component
class Drain implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);

    /** After those that wait for jobs were let go, before anything else in the process. */
    private static final int PHASE = DEFAULT_PHASE - 128;

    private final Duration time;
    private volatile boolean running;

    Drain(GatewaySettings settings) {
        this.time = settings.drain();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        log.info("not ready any more; requests are still answered for {} ms", time.toMillis());
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
