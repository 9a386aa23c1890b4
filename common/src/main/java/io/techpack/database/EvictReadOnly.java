package io.techpack.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Has the pool close connections to a server that takes no changes: after a failover they would
 * keep talking to the old primary. Made by the pool, by its name in the configuration; thread-safe.
 */
public final class EvictReadOnly implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException fault) {
        return DatabaseFault.READ_ONLY.equals(fault.getSQLState())
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
