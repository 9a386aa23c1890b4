package io.techpack.retention;

import io.techpack.artifact.ArtifactStore;
import io.techpack.database.Database;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Opens the retention of the process's database and artifact store. */
@AutoConfiguration
class RetentionConfiguration {

    @Bean
    Retention retention(Database database, ArtifactStore artifacts) {
        return new Retention(database, artifacts);
    }
}
