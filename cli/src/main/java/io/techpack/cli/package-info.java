/** The {@code techpack} command: {@link io.techpack.cli.Techpack} is its main class. */
@org.jspecify.annotations.NullMarked
package io.techpack.cli;
