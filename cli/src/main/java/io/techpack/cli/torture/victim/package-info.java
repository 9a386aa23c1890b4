/**
 * What runs in the processes that are tortured: the real gateway and the real worker runtime with
 * scripted engines and a scripted disk, and the servers' hosts. Nothing of it is reachable from the
 * product's own configuration. {@link io.techpack.cli.torture.victim.Script} is what the torturer
 * writes and the processes read.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.cli.torture.victim;
