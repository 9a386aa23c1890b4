package io.techpack.product;

import io.techpack.database.Database;
import io.techpack.job.JobTypes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Makes a process one of tech packs, unless it brings job types of its own. */
@AutoConfiguration
@ConditionalOnMissingBean(JobTypes.class)
class TechPackConfiguration {

    @Bean
    JobTypes techPackJobs() {
        return TechPackJob.TYPES;
    }

    @Bean
    Revisions revisions(Database database) {
        return new Revisions(database);
    }

    @Bean
    Products products(Database database) {
        return new Products(database);
    }
}
