/**
 * Follows jobs through processes: {@link io.techpack.tracing.Tracing} makes the spans of what
 * happens to a job outside of requests, in the trace of the request that submitted it. All of it is
 * switched on by an OTLP endpoint; without one, nothing of OpenTelemetry is loaded.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.tracing;
