package io.techpack.query;

import io.techpack.database.Database;
import io.techpack.database.Replica;
import io.techpack.job.JobTypes;
import io.techpack.ledger.LedgerSettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Opens what can be read in the process's database. */
@AutoConfiguration
class QueryConfiguration {

    @Bean
    JobQueries jobQueries(
            Database database, Replica replica, JobTypes types, LedgerSettings settings) {
        return new JobQueries(database, replica, types, settings.leaseTime());
    }

    @Bean
    OperatorQueries operatorQueries(Database database, JobTypes types, LedgerSettings settings) {
        return new OperatorQueries(database, types, settings.leaseTime());
    }
}
