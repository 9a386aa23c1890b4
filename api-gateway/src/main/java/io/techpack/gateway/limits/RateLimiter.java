package io.techpack.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.techpack.account.Accounts;
import io.techpack.account.Accounts.RateKind;
import io.techpack.account.Accounts.RateLimit;
import io.techpack.gateway.settings.RateLimitSettings;
import io.techpack.job.AccountId;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Keeps each account within its rates, over all gateways: tokens are taken out of the account's
 * bucket in the database for a tenth of a second at a time and spent in memory, so that most
 * requests query nothing. An account is granted its limit, and for each gateway at most those
 * tokens more. While the database is unavailable nothing is limited; nothing can be done then
 * anyway. Thread-safe.
 */
@Component
public final class RateLimiter {

    private static final int MOST_BUCKETS = 100_000;

    private final boolean enabled;
    private final LoadingCache<Whose, LocalBucket> buckets;

    RateLimiter(Accounts accounts, RateLimitSettings settings) {
        this.enabled = settings.enabled();
        RateLimit writes = new RateLimit(settings.writes().perSecond(), settings.writes().burst());
        RateLimit reads = new RateLimit(settings.reads().perSecond(), settings.reads().burst());
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(MOST_BUCKETS)
                        .expireAfterAccess(Duration.ofMinutes(10))
                        .build(whose -> {
                            RateLimit limit =
                                    switch (whose.kind()) {
                                        case WRITES -> writes;
                                        case READS -> reads;
                                    };
                            return new LocalBucket(
                                    () -> accounts.takeTokens(whose.account(), whose.kind(), limit),
                                    count ->
                                            accounts.spendTokens(
                                                    whose.account(), whose.kind(), limit, count),
                                    limit,
                                    System::nanoTime);
                        });
    }

    private record Whose(AccountId account, RateKind kind) {}

    /** Whether requests are to be shown to this at all. */
    public boolean isEnabled() {
        return enabled;
    }

    /** Decides on one request; it counts if it is admitted. */
    public Decision decide(AccountId account, RateKind kind) {
        return buckets.get(new Whose(account, kind)).decide();
    }

    /**
     * Counts an admitted request as so many more, such as one that brings many jobs. It may take
     * more than is left: those after it wait until that has flowed in.
     */
    public Decision spend(AccountId account, RateKind kind, int count) {
        return buckets.get(new Whose(account, kind)).spend(count);
    }

    /** Has an operator's new limits hold at once at this gateway. */
    public void refresh(AccountId account) {
        for (RateKind kind : RateKind.values()) {
            buckets.invalidate(new Whose(account, kind));
        }
    }

    /**
     * @param remaining how many more would be admitted just now, as far as this gateway knows
     * @param retryAfter when the next one is admitted; zero if this one is
     */
    public record Decision(boolean admitted, RateLimit limit, int remaining, Duration retryAfter) {

        /** Tells the account what is left (the IETF's draft of RateLimit header fields). */
        public void tell(RateKind kind, HttpServletResponse response) {
            response.setHeader(
                    "RateLimit-Policy",
                    "\""
                            + kind.id()
                            + "\";q="
                            + limit.burst()
                            + ";w="
                            + limit.burst() / limit.perSecond());
            response.setHeader(
                    "RateLimit",
                    "\""
                            + kind.id()
                            + "\";r="
                            + remaining
                            + ";t="
                            + untilFull().plusMillis(999).toSeconds());
        }

        /** How long the account would have to rest for its bucket to be full again. */
        public Duration untilFull() {
            return Duration.ofMillis(
                    1_000L * (limit.burst() - remaining) / Math.max(1, limit.perSecond()));
        }
    }
}
