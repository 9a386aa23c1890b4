/**
 * What every process has alike, gateway or worker: {@link io.techpack.process.ProcessConfiguration}
 * gives it the database, Kafka, the artifact store, and the defaults of its configuration.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.process;
