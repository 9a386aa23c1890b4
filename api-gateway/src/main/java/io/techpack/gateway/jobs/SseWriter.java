package io.techpack.gateway.jobs;

import io.techpack.gateway.jobs.JobEvents.JobEvent;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a stream of server-sent events (HTML Standard, section 9.2). For the request's own thread.
 */
final class SseWriter {

    /** How long a client waits before it comes back after a broken stream. */
    private static final String RETRY = "retry: 2000\n\n";

    private static final byte[] HEARTBEAT = ": heartbeat\n\n".getBytes(StandardCharsets.US_ASCII);

    private final ServletOutputStream out;
    private final JsonMapper json;

    private SseWriter(ServletOutputStream out, JsonMapper json) {
        this.out = out;
        this.json = json;
    }

    /** Begins the stream; from then on the status is 200. */
    static SseWriter open(HttpServletResponse response, JsonMapper json) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform, private");
        // nginx collects a response otherwise
        response.setHeader("X-Accel-Buffering", "no");
        ServletOutputStream out = response.getOutputStream();
        out.write(RETRY.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return new SseWriter(out, json);
    }

    void write(List<JobEvent> events) throws IOException {
        StringBuilder text = new StringBuilder();
        for (JobEvent event : events) {
            event.id().ifPresent(id -> text.append("id: ").append(id).append('\n'));
            text.append("event: ").append(event.name()).append('\n');
            // JSON escapes line breaks: it is one line
            text.append("data: ").append(json.writeValueAsString(event.data())).append("\n\n");
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** A comment, which keeps proxies from taking the stream for dead. */
    void heartbeat() throws IOException {
        out.write(HEARTBEAT);
        out.flush();
    }
}
