package io.techpack.gateway.delivery;

import io.techpack.gateway.response.Paths;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.json.Json;
import io.techpack.webhook.DeliveryQueue.Due;
import java.net.URI;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the body of an event: {@code {type, timestamp, data}}, the same for every attempt. Links
 * are absolute if {@code public-url} is configured: there is no request to tell the host.
 * Thread-safe.
 */
@Component
class EventBodies {

    private final String base;

    EventBodies(GatewaySettings settings) {
        URI url = settings.publicUrl();
        this.base = url == null ? "" : url.toString().replaceAll("/+$", "");
    }

    String of(Due due) {
        ObjectNode data = (ObjectNode) Json.mapper().readTree(due.data());
        String self = base + Paths.JOBS + "/" + data.path("jobId").asString("");
        data.putObject("links").put("self", self);
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("type", due.event());
        body.put("timestamp", due.createdAt().toString());
        body.set("data", data);
        return Json.write(body);
    }
}
