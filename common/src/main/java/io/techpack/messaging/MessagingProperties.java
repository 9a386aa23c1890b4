package io.techpack.messaging;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How topics are made and read; the brokers themselves are {@code spring.kafka.bootstrap-servers}.
 *
 * @param partitions of each stage's topic when it is made; more workers than partitions still help
 * @param replicationFactor of the topics when they are made; -1 leaves it to the broker
 * @param workerGroup the consumer group of all workers
 * @param largestHandover how much of a due stage's job goes with its record at most, so that a
 *     worker can begin before it has claimed it; what is larger, and all of it where this is 0, is
 *     claimed first
 * @param retryAfter how long to wait before topics are asked for again while the broker is away
 */
@Validated
@ConfigurationProperties("techpack.kafka")
record MessagingProperties(
        @DefaultValue("8") @Min(1) int partitions,
        @DefaultValue("-1") short replicationFactor,
        @DefaultValue("techpack-workers") @NotBlank String workerGroup,
        @DefaultValue("32KB") DataSize largestHandover,
        @DefaultValue("1s") Duration retryAfter) {}
