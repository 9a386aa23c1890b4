package io.techpack.gateway.response;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes JSON responses from a buffer, so that each has a {@code Content-Length} and leaves in one
 * piece, instead of in chunks whose end is sent separately. Thread-safe.
 */
@Component
class BufferedJsonConverter extends JacksonJsonHttpMessageConverter {

    private static final int INITIAL_BYTES = 2048;

    BufferedJsonConverter(JsonMapper json) {
        super(json);
    }

    @Override
    protected void writeInternal(
            Object body,
            ResolvableType type,
            HttpOutputMessage message,
            @Nullable Map<String, Object> hints)
            throws IOException {
        var bytes = new ByteArrayOutputStream(INITIAL_BYTES);
        super.writeInternal(body, type, new BufferedMessage(message.getHeaders(), bytes), hints);
        message.getHeaders().setContentLength(bytes.size());
        bytes.writeTo(message.getBody());
    }

    private record BufferedMessage(HttpHeaders headers, OutputStream body)
            implements HttpOutputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public OutputStream getBody() {
            return body;
        }
    }
}
