package io.techpack.gateway.server;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.settings.GatewaySettings;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Cuts off who sends a body more slowly than is granted, or stops in the middle of it: a byte now
 * and then would otherwise hold a request for ever. Thread-safe.
 */
final class SlowSenderValve extends ValveBase {

    private final GatewaySettings.Sending pace;

    SlowSenderValve(GatewaySettings.Sending pace) {
        super(true);
        this.pace = pace;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request received = request.getCoyoteRequest();
        InputBuffer body = received.getInputBuffer();
        PacedBody paced = new PacedBody(body, pace);
        received.setInputBuffer(paced);
        try {
            getNext().invoke(request, response);
        } finally {
            received.setInputBuffer(body);
            if (paced.cutOff) {
                // the rest is not waited for; the connection ends with the answer
                received.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }

    /** For the thread of the request. */
    private static final class PacedBody implements InputBuffer {

        private final InputBuffer body;
        private final GatewaySettings.Sending pace;
        private final long start = System.nanoTime();
        private long read;
        private boolean cutOff;

        PacedBody(InputBuffer body, GatewaySettings.Sending pace) {
            this.body = body;
            this.pace = pace;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            int now = next(handler);
            read += Math.max(0, now);
            Duration granted =
                    pace.grace().plusMillis(read * 1_000 / Math.max(1, pace.slowest().toBytes()));
            if (now > 0 && System.nanoTime() - start > granted.toNanos()) {
                throw tooSlow();
            }
            return now;
        }

        private int next(ApplicationBufferHandler handler) throws IOException {
            try {
                return body.doRead(handler);
            } catch (SocketTimeoutException _) {
                throw tooSlow();
            }
        }

        @Override
        public int available() {
            return body.available();
        }

        private ApiException tooSlow() {
            cutOff = true;
            return ApiException.invalid(
                    "body",
                    "arrived too slowly: %,d bytes in %d s; send at least %,d bytes a second"
                            .formatted(
                                    read,
                                    Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                                    pace.slowest().toBytes()));
        }
    }
}
