package io.techpack.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Has the pool close connections to a server that takes no changes: after a failover they would
 * keep talking to the old primary. Thread-safe.
 */
final class ReadOnlyEviction implements SQLExceptionOverride, BeanPostProcessor {

    @java.lang.Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            pool.setExceptionOverride(this);
        }
        return bean;
    }

    @java.lang.Override
    public Override adjudicate(SQLException fault) {
        return DatabaseFault.READ_ONLY.equals(fault.getSQLState())
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
