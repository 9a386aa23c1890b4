/**
 * What every process starts from, gateway or worker: the defaults of its configuration, below all
 * that a user sets. Nobody calls it; Spring Boot finds it.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.process;
