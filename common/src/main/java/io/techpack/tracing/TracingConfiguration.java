package io.techpack.tracing;

import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** Traces jobs, in a process that was given an OTLP endpoint: see {@link TracingSwitch}. */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
class TracingConfiguration {

    @Bean
    AttemptSpanIds attemptSpanIds() {
        return new AttemptSpanIds();
    }

    @Bean
    SdkTracerProviderBuilderCustomizer spansByAttemptIds(AttemptSpanIds ids) {
        return builder -> builder.setIdGenerator(ids);
    }

    @Bean
    Tracing tracing(OpenTelemetry telemetry, AttemptSpanIds ids) {
        return new OpenTelemetryTracing(telemetry.getTracer("io.techpack"), ids);
    }

    /** Log lines name the trace as those do that are written while tracing is off. */
    @Bean
    Slf4JEventListener traceInLogLines() {
        return new Slf4JEventListener("trace", "span");
    }

    /** Prometheus and the probes come every few seconds. */
    @Bean
    SpanExportingPredicate nothingOfOperators() {
        return span -> !span.getTags().getOrDefault("uri", "").startsWith("/actuator");
    }
}
