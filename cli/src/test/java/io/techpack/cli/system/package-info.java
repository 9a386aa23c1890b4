/** The whole system, seen from outside: only HTTP and processes. */
@org.jspecify.annotations.NullMarked
package io.techpack.cli.system;
