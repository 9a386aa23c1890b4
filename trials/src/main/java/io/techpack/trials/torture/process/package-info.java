/**
 * What runs in the processes under test: the real gateway and the real worker runtime with scripted
 * engines and a scripted artifact store, and the servers. Nothing of it is reachable from the
 * product's own configuration. {@link io.techpack.trials.torture.process.FaultScript} is what the
 * fault injector writes and the processes read.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.trials.torture.process;
