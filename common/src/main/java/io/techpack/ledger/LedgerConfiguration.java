package io.techpack.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.database.Database;
import io.techpack.job.JobTypes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Opens the ledger on the process's database, for the job types that a bean names. */
@AutoConfiguration
@EnableConfigurationProperties(LedgerSettings.class)
class LedgerConfiguration {

    @Bean
    Ledger ledger(
            Database database,
            JobTypes types,
            LedgerSettings settings,
            Announcer announcer,
            MeterRegistry metrics) {
        return new Ledger(database, types, settings, announcer, metrics);
    }

    @Bean
    OperatorOrders operatorOrders(Database database, LedgerSettings settings) {
        return new OperatorOrders(database, settings.leaseTime());
    }
}
