/**
 * Kafka, which announces and never decides: {@link io.techpack.messaging.KafkaAnnouncer} publishes
 * what the ledger has committed, {@link io.techpack.messaging.StageConsumer} is where workers hear
 * of due stages, {@link io.techpack.messaging.JobUpdates} where gateways hear of changed jobs.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.messaging;
