/**
 * A small installation that is compiled once and runs with the engine of any version: it uses only
 * what all of them have. Nothing here may be used by, or use, other tests' classes.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.previous;
