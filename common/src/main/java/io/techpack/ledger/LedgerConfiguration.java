package io.techpack.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Opens the ledger on the process's database, whose tables Flyway has brought up to date. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerSettings.class)
@Import(MigrationConfiguration.class)
public class LedgerConfiguration {

    /** Whoever holds this may ask the database at once: its tables are up to date. */
    @Bean
    @DependsOnDatabaseInitialization
    Jdbi jdbi(DataSource database) {
        return Jdbi.create(database);
    }

    @Bean
    Ledger ledger(Jdbi jdbi, LedgerSettings settings, Announcer announcer, MeterRegistry metrics) {
        return new Ledger(jdbi, settings, announcer, metrics);
    }

    @Bean
    JobBoard jobBoard(Jdbi jdbi) {
        return new JobBoard(jdbi);
    }

    @Bean
    Audit audit(Jdbi jdbi) {
        return new Audit(jdbi);
    }

    @Bean
    Accounts accounts(Jdbi jdbi) {
        return new Accounts(jdbi);
    }

    @Bean
    Revisions revisions(Jdbi jdbi) {
        return new Revisions(jdbi);
    }

    @Bean
    EngineOutages engineOutages(Jdbi jdbi, LedgerSettings settings) {
        return new EngineOutages(jdbi, settings);
    }

    @Bean
    ParkedJobs parkedJobs(Jdbi jdbi) {
        return new ParkedJobs(jdbi);
    }
}
