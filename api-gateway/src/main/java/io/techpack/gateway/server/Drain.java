package io.techpack.gateway.server;

import io.techpack.gateway.settings.GatewaySettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Drains the process before the server stops: it reports that it is no longer ready, holds no
 * request, and still answers everything that arrives, until load balancers have had time to notice.
 */
@Component
class Drain implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);

    /** After the requests that wait for jobs were released, before anything else in the process. */
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
        log.info("no longer ready; requests are still answered for {} ms", time.toMillis());
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
