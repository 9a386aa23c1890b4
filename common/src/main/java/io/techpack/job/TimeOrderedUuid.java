package io.techpack.job;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Mints UUIDs of version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then random bits.
 * They sort by time, so that new rows land on the same index pages. Thread-safe.
 */
public final class TimeOrderedUuid {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT_RFC_9562 = 0x8000000000000000L;

    private TimeOrderedUuid() {}

    /** A new id of the present moment; ids are for uniqueness, never for secrets. */
    public static UUID next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return of(System.currentTimeMillis(), random.nextLong(), random.nextLong());
    }

    /** The moment that such an id was made, to the millisecond. */
    public static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    static UUID of(long unixMillis, long randomHigh, long randomLow) {
        long high = (unixMillis << 16) | VERSION_7 | (randomHigh & 0xFFFL);
        long low = VARIANT_RFC_9562 | (randomLow & 0x3FFFFFFFFFFFFFFFL);
        return new UUID(high, low);
    }
}
