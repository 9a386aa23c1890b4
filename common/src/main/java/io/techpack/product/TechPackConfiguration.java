package io.techpack.product;

import io.techpack.database.Database;
import io.techpack.job.JobTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes a process one of tech packs: the engine's job types, and where revisions are kept. */
@Configuration(proxyBeanMethods = false)
public class TechPackConfiguration {

    @Bean
    JobTypes jobTypes() {
        return TechPackJob.TYPES;
    }

    @Bean
    Revisions revisions(Database database) {
        return new Revisions(database);
    }
}
