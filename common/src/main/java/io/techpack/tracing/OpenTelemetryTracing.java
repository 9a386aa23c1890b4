package io.techpack.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.techpack.job.Lease;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes spans by OpenTelemetry. Thread-safe. */
final class OpenTelemetryTracing implements Tracing {

    private static final AttributeKey<String> JOB = AttributeKey.stringKey("techpack.job");
    private static final AttributeKey<String> STAGE = AttributeKey.stringKey("techpack.stage");
    private static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("techpack.attempt");
    private static final AttributeKey<String> ACCOUNT = AttributeKey.stringKey("techpack.account");
    private static final AttributeKey<String> SOURCE = AttributeKey.stringKey("techpack.source");
    private static final AttributeKey<Long> WAITED = AttributeKey.longKey("techpack.waited_ms");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("techpack.outcome");
    private static final AttributeKey<String> LINK = AttributeKey.stringKey("techpack.link");
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> TOPIC =
            AttributeKey.stringKey("messaging.destination.name");

    private final Tracer tracer;
    private final AttemptSpanIds ids;

    OpenTelemetryTracing(Tracer tracer, AttemptSpanIds ids) {
        this.tracer = tracer;
        this.ids = ids;
    }

    @Override
    public Optional<String> current(Optional<String> received) {
        SpanContext request = Span.current().getSpanContext();
        return request.isValid() ? Optional.of(text(request)) : OFF.current(received);
    }

    @Override
    public Work attempt(Begun attempt) {
        Lease lease = attempt.lease();
        SpanBuilder span =
                of("attempt", lease, attempt.traceparent())
                        .setSpanKind(SpanKind.CONSUMER)
                        .setAttribute(ACCOUNT, attempt.account().toString())
                        .setAttribute(SOURCE, attempt.source())
                        .setAttribute(WAITED, attempt.waited().toMillis());
        Optional<SpanContext> job = context(attempt.traceparent());
        if (lease.attempt() > 1) {
            job.ifPresent(parent ->
                    span.addLink(
                            sibling(parent, lease, lease.attempt() - 1),
                            Attributes.of(LINK, "attempt before")));
        }
        context(attempt.announced())
                .ifPresent(record -> span.addLink(record, Attributes.of(LINK, "announcement")));
        // without the job's trace to be found in, an id that can be guessed is of no use
        job.ifPresent(_ -> ids.next(AttemptSpanIds.of(lease, lease.attempt())));
        return begin(span);
    }

    @Override
    public Work handler(Lease lease) {
        return begin(
                tracer.spanBuilder("handle " + lease.stage().id())
                        .setAttribute(STAGE, lease.stage().id()));
    }

    @Override
    public Sending sending(String topic, Optional<String> traceparent) {
        Span span =
                tracer.spanBuilder("send " + topic)
                        .setParent(parent(traceparent))
                        .setSpanKind(SpanKind.PRODUCER)
                        .setAttribute(SYSTEM, "kafka")
                        .setAttribute(TOPIC, topic)
                        .startSpan();
        return new Record(span, Optional.of(text(span.getSpanContext())));
    }

    @Override
    public void takenAway(Lease lost, Optional<String> traceparent) {
        SpanBuilder span = of("rescue", lost, traceparent);
        context(traceparent)
                .ifPresent(job ->
                        span.addLink(
                                sibling(job, lost, lost.attempt()),
                                Attributes.of(LINK, "lost attempt")));
        span.startSpan().end();
    }

    private SpanBuilder of(String verb, Lease lease, Optional<String> traceparent) {
        return tracer.spanBuilder(verb + " " + lease.stage().id())
                .setParent(parent(traceparent))
                .setAttribute(JOB, lease.job().toString())
                .setAttribute(STAGE, lease.stage().id())
                .setAttribute(ATTEMPT, lease.attempt());
    }

    @SuppressWarnings("MustBeClosedChecker") // the work's own close does it
    private static Work begin(SpanBuilder builder) {
        Span span = builder.startSpan();
        return new Begin(span, span.makeCurrent());
    }

    private static Context parent(Optional<String> traceparent) {
        return context(traceparent)
                .map(job -> Context.root().with(Span.wrap(job)))
                .orElseGet(Context::root);
    }

    private static Optional<SpanContext> context(Optional<String> traceparent) {
        return traceparent
                .flatMap(TraceParent::of)
                .map(parent ->
                        SpanContext.createFromRemoteParent(
                                parent.trace(),
                                parent.span(),
                                TraceFlags.fromHex(parent.flags(), 0),
                                TraceState.getDefault()));
    }

    private static SpanContext sibling(SpanContext job, Lease lease, int attempt) {
        return SpanContext.createFromRemoteParent(
                job.getTraceId(),
                AttemptSpanIds.of(lease, attempt),
                job.getTraceFlags(),
                TraceState.getDefault());
    }

    private static String text(SpanContext span) {
        return new TraceParent(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex())
                .text();
    }

    private record Begin(Span span, Scope scope) implements Work {

        @Override
        public void ended(String outcome, Optional<String> failure) {
            span.setAttribute(OUTCOME, outcome);
            failure.ifPresent(why -> span.setStatus(StatusCode.ERROR, why));
        }

        @Override
        public void close() {
            scope.close();
            span.end();
        }
    }

    private record Record(Span span, Optional<String> traceparent) implements Sending {

        @Override
        public void ended(@Nullable Exception fault) {
            if (fault != null) {
                span.setStatus(StatusCode.ERROR, "not delivered: " + fault.getMessage());
            }
            span.end();
        }
    }
}
