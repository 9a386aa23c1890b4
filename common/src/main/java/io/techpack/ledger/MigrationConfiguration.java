package io.techpack.ledger;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** How a process brings the tables up to date when it starts; docs/upgrading.md has the rules. */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

    @Bean
    FlywayMigrationStrategy migration() {
        return new Migration();
    }

    /**
     * Migrations have connections of their own: what is set for a migration's session (it gives up
     * quickly on locks) does not stay with the pool's connections, nor what is set for those.
     */
    @Bean
    FlywayConfigurationCustomizer connectionsOfMigrations() {
        return flyway -> {
            if (flyway.getDataSource() instanceof HikariDataSource pool) {
                flyway.dataSource(
                        DataSourceBuilder.derivedFrom(pool)
                                .type(SimpleDriverDataSource.class)
                                .build());
            }
        };
    }
}
