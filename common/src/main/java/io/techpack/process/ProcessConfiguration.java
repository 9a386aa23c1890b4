package io.techpack.process;

import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.account.Accounts;
import io.techpack.artifact.ArtifactConfiguration;
import io.techpack.audit.Audit;
import io.techpack.database.Database;
import io.techpack.database.DatabaseConfiguration;
import io.techpack.job.JobTypes;
import io.techpack.ledger.Announcer;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.LedgerSettings;
import io.techpack.messaging.MessagingConfiguration;
import io.techpack.query.EngineOutages;
import io.techpack.query.JobQueries;
import io.techpack.query.ParkedJobs;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The beans that every process of the engine needs; which jobs there are is said by a bean of type
 * {@link JobTypes}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerSettings.class)
@Import({DatabaseConfiguration.class, MessagingConfiguration.class, ArtifactConfiguration.class})
public class ProcessConfiguration {

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
    JobQueries jobQueries(Database database, JobTypes types) {
        return new JobQueries(database, types);
    }

    @Bean
    Audit audit(Database database, JobTypes types) {
        return new Audit(database, types);
    }

    @Bean
    Accounts accounts(Database database) {
        return new Accounts(database);
    }

    @Bean
    EngineOutages engineOutages(Database database, JobTypes types, LedgerSettings settings) {
        return new EngineOutages(database, types, settings.leaseTime());
    }

    @Bean
    ParkedJobs parkedJobs(Database database) {
        return new ParkedJobs(database);
    }
}
