/**
 * How any process of ours starts and stops: the defaults of its configuration, which Spring Boot
 * finds by itself, a {@link io.techpack.process.LogFile} for commands, and a {@link
 * io.techpack.process.ShutdownHook}. {@link io.techpack.process.ControlCharacters} are escaped
 * wherever text is logged or shown.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.process;
