package io.techpack.gateway.limits;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.settings.RateLimitSettings;
import io.techpack.job.AccountId;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/**
 * Counts the long polls and event streams of each account at this gateway, so that none takes all
 * its connections. Thread-safe.
 */
@Component
public final class HeldRequests {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final int most;
    private final ConcurrentMap<AccountId, Integer> held = new ConcurrentHashMap<>();

    HeldRequests(RateLimitSettings settings) {
        this.most = settings.heldRequests();
    }

    /** A request that is held until this is closed. */
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @throws ApiException RATE_LIMITED if the account has as many already as it may have
     */
    public Held hold(AccountId account) {
        held.compute(
                account,
                (_, before) -> {
                    int now = before == null ? 1 : before + 1;
                    if (now > most) {
                        throw ApiException.rateLimited(
                                "This account has %d requests waiting here, the most that it may have. End some, or poll without Prefer: wait."
                                        .formatted(most),
                                RETRY);
                    }
                    return now;
                });
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                held.computeIfPresent(account, (_, before) -> before == 1 ? null : before - 1);
            }
        };
    }
}
