package io.techpack.audit;

import io.techpack.database.Database;
import io.techpack.job.JobTypes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Opens the audit and the audit log of the process's database. */
@AutoConfiguration
class AuditConfiguration {

    @Bean
    Audit audit(Database database, JobTypes types) {
        return new Audit(database, types);
    }

    @Bean
    AuditLog auditLog(Database database) {
        return new AuditLog(database);
    }
}
