/**
 * The whole system in this process: {@link io.techpack.cli.up.OneProcessSystem} is the door, {@link
 * io.techpack.cli.up.OperatorKey} what operators' commands find of it. The gateway, all workers,
 * and a real Kafka and PostgreSQL on one data directory, on loopback only.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.cli.up;
