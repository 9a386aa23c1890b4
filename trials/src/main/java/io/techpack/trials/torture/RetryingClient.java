package io.techpack.trials.torture;

import io.techpack.trials.client.ApiClient;
import io.techpack.trials.client.ApiRequest;
import io.techpack.trials.client.ApiResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.core.JacksonException;

/**
 * Calls the gateway and repeats a call that got no answer, or one that says to come back, until it
 * is answered or the time is up. Thread-safe.
 */
final class RetryingClient implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(20);

    private final ApiClient client;
    private final Map<String, LongAdder> retries = new ConcurrentHashMap<>();
    private volatile long giveUpAt = Long.MAX_VALUE;

    RetryingClient(URI server) {
        client = new ApiClient(server, CONNECT_TIMEOUT, RESPONSE_TIMEOUT);
    }

    /** From that moment of {@link System#nanoTime} on, no call is repeated. */
    void giveUpAt(long nanos) {
        giveUpAt = nanos;
    }

    /** What calls were repeated for, and how often. */
    Map<String, LongAdder> retries() {
        return retries;
    }

    /** The answer, whose body is JSON or empty; nothing if there was none until the time was up. */
    Optional<ApiResponse> send(ApiRequest request) throws InterruptedException {
        while (true) {
            try {
                ApiResponse response = client.send(request);
                if (!later(response.status())) {
                    response.json(); // fails here where a part of it is missing
                    return Optional.of(response);
                }
                count(Integer.toString(response.status()));
            } catch (IOException | JacksonException fault) {
                count("no answer");
            }
            if (System.nanoTime() - giveUpAt > 0) {
                return Optional.empty();
            }
            Thread.sleep(PAUSE);
        }
    }

    private void count(String cause) {
        retries.computeIfAbsent(cause, _ -> new LongAdder()).increment();
    }

    private static boolean later(int status) {
        return status >= 500 || status == 429;
    }

    @Override
    public void close() {
        client.close();
    }
}
