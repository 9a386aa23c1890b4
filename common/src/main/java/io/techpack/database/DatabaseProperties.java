package io.techpack.database;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What of the database is not Spring Boot's own setting.
 *
 * @param replicaUrl of one streaming replica, by JDBC, from which polls are read where its copy is
 *     proven to be current; empty for none. Whatever else is set for connections to the primary,
 *     such as user and password, holds for it, too
 * @param replicaConnections at most, for each process
 * @param replicaTimeout how long the replica is waited for, before the primary is read instead
 */
@Validated
@ConfigurationProperties("techpack.database")
record DatabaseProperties(
        @DefaultValue("") String replicaUrl,
        @DefaultValue("10") @Min(1) int replicaConnections,
        @DefaultValue("1s") @DurationMin(millis = 250) Duration replicaTimeout) {}
