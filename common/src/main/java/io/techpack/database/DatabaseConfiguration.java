package io.techpack.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Opens the process's database and brings its tables up to date when the process starts;
 * docs/upgrading.md has the rules.
 */
@AutoConfiguration
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    @Bean
    static ReadOnlyEviction readOnlyEviction() {
        return new ReadOnlyEviction();
    }

    /** Whoever holds this may ask the database at once: its tables are up to date. */
    @Bean
    @DependsOnDatabaseInitialization
    Jdbi jdbi(DataSource source) {
        return Jdbi.create(source);
    }

    @Bean
    Database database(Jdbi jdbi) {
        return new Database(jdbi);
    }

    @Bean
    Replica replica(DataSource primary, DatabaseProperties properties, MeterRegistry metrics)
            throws SQLException {
        return properties.replicaUrl().isBlank()
                ? Replica.none(metrics)
                : Replica.of(properties, primary.unwrap(HikariDataSource.class), metrics);
    }

    @Bean
    FlywayMigrationStrategy migration(DataSource source) {
        return new Migration(source);
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
