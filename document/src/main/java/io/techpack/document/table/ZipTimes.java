package io.techpack.document.table;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as archives hold them, the same in every time zone. */
public final class ZipTimes {

    private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final LocalDateTime LATEST = LocalDateTime.of(2099, 12, 31, 0, 0);

    private ZipTimes() {}

    /** In UTC; what an archive cannot hold is the nearest that it can. */
    public static LocalDateTime of(Instant time) {
        LocalDateTime local =
                LocalDateTime.ofEpochSecond(time.getEpochSecond() / 2 * 2, 0, ZoneOffset.UTC);
        return local.isBefore(EARLIEST) ? EARLIEST : local.isAfter(LATEST) ? LATEST : local;
    }
}
