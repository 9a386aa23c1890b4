/**
 * The door is {@link io.techpack.embedded.EmbeddedServers}: a real Kafka and a real PostgreSQL on
 * one data directory, alone as {@link io.techpack.embedded.EmbeddedKafka} and {@link
 * io.techpack.embedded.EmbeddedPostgres}, with a {@link io.techpack.embedded.PgBouncer} before it
 * where the machine has one; tests that want any pair of servers ask {@link
 * io.techpack.embedded.SharedServers}.
 */
@NullMarked
package io.techpack.embedded;

import org.jspecify.annotations.NullMarked;
