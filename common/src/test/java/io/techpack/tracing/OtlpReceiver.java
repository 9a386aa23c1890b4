package io.techpack.tracing;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** A collector of spans on loopback, for tests: OTLP over HTTP. Thread-safe. */
public final class OtlpReceiver implements AutoCloseable {

    private final HttpServer server;
    private final Queue<ReceivedSpan> spans = new ConcurrentLinkedQueue<>();

    private OtlpReceiver(HttpServer server) {
        this.server = server;
    }

    /**
     * A span as it was sent.
     *
     * @param service by whom
     * @param parent empty if it has none
     * @param linked the spans that it is linked with, by what they are to it
     */
    public record ReceivedSpan(
            String service,
            String trace,
            String id,
            String parent,
            String name,
            boolean failed,
            Map<String, String> attributes,
            Map<String, String> linked) {}

    public static OtlpReceiver start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        OtlpReceiver receiver = new OtlpReceiver(server);
        server.createContext("/v1/traces", receiver::received);
        server.start();
        return receiver;
    }

    /** What a process is to be told. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** All that has come of that trace. */
    public List<ReceivedSpan> spansOf(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    private void received(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest request =
                    ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            request.getResourceSpansList()
                    .forEach(resource -> {
                        Map<String, String> of = texts(resource.getResource().getAttributesList());
                        resource.getScopeSpansList().stream()
                                .flatMap(scope -> scope.getSpansList().stream())
                                .map(span -> read(of.getOrDefault("service.name", ""), span))
                                .forEach(spans::add);
                    });
            byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        }
    }

    private static ReceivedSpan read(String service, Span span) {
        return new ReceivedSpan(
                service,
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                span.getName(),
                span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                texts(span.getAttributesList()),
                span.getLinksList().stream()
                        .collect(
                                Collectors.toMap(
                                        link ->
                                                texts(link.getAttributesList())
                                                        .getOrDefault("techpack.link", ""),
                                        link -> hex(link.getSpanId()))));
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(
                        Collectors.toMap(
                                KeyValue::getKey,
                                each ->
                                        each.getValue().hasIntValue()
                                                ? Long.toString(each.getValue().getIntValue())
                                                : each.getValue().getStringValue()));
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
