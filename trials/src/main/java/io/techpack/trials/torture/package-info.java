/**
 * Fault injection: {@link io.techpack.trials.torture.TortureCommand} is the door. It runs the
 * system as a group of processes, loads it, injects faults at random moments, and checks what was
 * lost.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.trials.torture;
