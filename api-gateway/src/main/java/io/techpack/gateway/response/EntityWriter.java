package io.techpack.gateway.response;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an entity as JSON in one piece, as {@link BufferedJsonConverter} does for who returns one
 * from a controller, but without the search for who may write it, which costs more than the
 * writing. For methods that read, whose clients may have the entity already, it is not: it looks at
 * no condition of the request. Thread-safe.
 */
@Component
public final class EntityWriter {

    private final JsonMapper json;

    EntityWriter(JsonMapper json) {
        this.json = json;
    }

    public void write(ResponseEntity<?> entity, HttpServletResponse response) throws IOException {
        byte[] body = json.writeValueAsBytes(entity.getBody());
        response.setStatus(entity.getStatusCode().value());
        for (Map.Entry<String, List<String>> header : entity.getHeaders().headerSet()) {
            for (String value : header.getValue()) {
                response.addHeader(header.getKey(), value);
            }
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
