/**
 * Tortures a system of processes and tells what it lost: {@link
 * io.techpack.cli.torture.TortureCommand} is the door.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.cli.torture;
