package io.techpack.gateway.limits;

import io.techpack.account.Accounts.RateLimit;
import io.techpack.account.Accounts.Tokens;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.gateway.limits.RateLimiter.Decision;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of one account that this gateway has taken and not spent yet. Thread-safe; while one
 * request takes new ones, the account's others wait for it.
 */
final class LocalBucket {

    private static final Logger log = LoggerFactory.getLogger(LocalBucket.class);

    /** After an outage the database is asked again, by one request. */
    private static final long OUTAGE_NANOS = Duration.ofSeconds(1).toNanos();

    private static final double NANOS = 1e9;

    private final Supplier<Optional<Tokens>> source;
    private final IntFunction<Optional<Tokens>> debt;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private RateLimit limit;
    private int tokens;
    private double spentSeconds;
    private long takenAt;

    /** Until then the bucket is known to be empty, or not known at all. */
    private long quietUntil;

    private boolean unlimited;

    /**
     * @param source takes as many tokens as a gateway gets at a time
     * @param debt takes just so many, whatever there is
     */
    LocalBucket(
            Supplier<Optional<Tokens>> source,
            IntFunction<Optional<Tokens>> debt,
            RateLimit limit,
            LongSupplier nanoTime) {
        this.source = source;
        this.debt = debt;
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.takenAt = nanoTime.getAsLong();
        this.quietUntil = takenAt;
    }

    Decision decide() {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            if (tokens == 0 && now - quietUntil >= 0) {
                take(source);
                now = nanoTime.getAsLong();
            }
            if (tokens > 0) {
                tokens--;
                return new Decision(true, limit, remaining(now), Duration.ZERO);
            }
            return unlimited
                    ? new Decision(true, limit, limit.burst(), Duration.ZERO)
                    : new Decision(
                            false, limit, 0, Duration.ofNanos(Math.max(0, quietUntil - now)));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes so many more for a request that was admitted; the next ones wait until they are paid.
     */
    Decision spend(int count) {
        lock.lock();
        try {
            int here = Math.min(tokens, count);
            int rest = count - here;
            tokens -= here;
            if (rest > 0) {
                take(() -> debt.apply(rest));
            }
            int remaining = unlimited ? limit.burst() : remaining(nanoTime.getAsLong());
            return new Decision(true, limit, remaining, Duration.ZERO);
        } finally {
            lock.unlock();
        }
    }

    private void take(Supplier<Optional<Tokens>> from) {
        unlimited = false;
        try {
            Optional<Tokens> taken = from.get();
            takenAt = nanoTime.getAsLong();
            if (taken.isEmpty()) {
                passAll(); // a closed account is refused elsewhere
                return;
            }
            limit = taken.get().limit();
            tokens = taken.get().granted();
            spentSeconds = taken.get().spentSeconds();
            if (tokens == 0) {
                quietUntil = takenAt + (long) (secondsUntilNextTokens() * NANOS);
            }
        } catch (DatabaseUnavailable outage) {
            log.debug("rates cannot be limited: the database is unavailable", outage);
            takenAt = nanoTime.getAsLong();
            passAll();
        }
    }

    private void passAll() {
        unlimited = true;
        quietUntil = takenAt + OUTAGE_NANOS;
    }

    /**
     * Until a tenth of a second's tokens are there, so that a flood does not query for each one.
     */
    private double secondsUntilNextTokens() {
        double wanted = Math.ceil(limit.perSecond() / 10.0) / limit.perSecond();
        double burst = (double) limit.burst() / limit.perSecond();
        return Math.max(0.001, spentSeconds - burst + wanted);
    }

    private int remaining(long now) {
        double spent = Math.max(0, spentSeconds - (now - takenAt) / NANOS) * limit.perSecond();
        return (int) Math.clamp(limit.burst() - spent + tokens, tokens, limit.burst() - 1.0);
    }
}
