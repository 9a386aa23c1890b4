/**
 * What every process has alike, gateway or worker: {@link io.techpack.process.ProcessConfiguration}
 * gives it the database, Kafka, the artifact store, and the defaults of its configuration. Commands
 * that host such a process use {@link io.techpack.process.LogFile} and {@link
 * io.techpack.process.ShutdownHook}.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.process;
