/**
 * Kafka, which announces and never decides: what the ledger has committed is published from here,
 * {@link io.techpack.messaging.StageConsumer} is where workers poll due stages, {@link
 * io.techpack.messaging.JobUpdates} where gateways learn of changed jobs.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.messaging;
