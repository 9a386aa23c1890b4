package io.techpack.trials.torture;

import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.json.Json;
import io.techpack.trials.TrialException;
import io.techpack.trials.client.ApiRequest;
import io.techpack.trials.client.ApiResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An account and the pictures that it has uploaded. Thread-safe. */
final class SimulatedAccount {

    private static final double QUALITY = 0.7;
    private static final int SIDE = 320;
    private static final int CREATED = 201;

    private final RetryingClient client;
    private final String key;
    private final byte[] photo;
    private final String webhookUrl;
    private final List<JsonNode> revisions = new CopyOnWriteArrayList<>();

    private SimulatedAccount(RetryingClient client, String key, byte[] photo, String webhookUrl) {
        this.client = client;
        this.key = key;
        this.photo = photo;
        this.webhookUrl = webhookUrl;
    }

    /** Opens an account with that many credits, which is told of the ends of its jobs. */
    static SimulatedAccount open(
            RetryingClient client, WebhookReceiver receiver, String name, int credits, long seed)
            throws InterruptedException {
        JsonNode account = create(client, "/admin/accounts", object().put("name", name));
        String id = account.path("accountId").asString("");
        String path = "/admin/accounts/" + id;
        create(client, path + "/grants", object().put("credits", credits).put("reason", "torture"));
        ObjectNode wanted = object().put("label", "torture");
        wanted.putArray("scopes").add("jobs");
        String key = create(client, path + "/keys", wanted).path("key").asString("");
        byte[] photo =
                SampleGarments.draw(SampleKind.T_SHIRT, seed)
                        .picture()
                        .scaledToFit(SIDE)
                        .jpeg(QUALITY);
        return new SimulatedAccount(
                client, key, photo, receiver.url(id, webhookSecret(client, key)));
    }

    private static String webhookSecret(RetryingClient client, String key)
            throws InterruptedException {
        return client.send(ApiRequest.get("/webhooks/secret").key(key))
                .filter(ApiResponse::successful)
                .orElseThrow(() -> new TrialException("The gateway shows no webhook secret."))
                .json()
                .path("secret")
                .asString("");
    }

    private static JsonNode create(RetryingClient client, String path, JsonNode body)
            throws InterruptedException {
        return client.send(ApiRequest.post(path, body).key(ProcessGroup.ADMIN_KEY))
                .filter(answer -> answer.status() == CREATED)
                .orElseThrow(() -> new TrialException("The gateway refuses POST " + path + "."))
                .json();
    }

    static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }

    String key() {
        return key;
    }

    /** The same request, of which the end is told. */
    ObjectNode told(ObjectNode body) {
        return body.put("webhookUrl", webhookUrl);
    }

    /** Uploads the account's photo once more, as a picture of that product. */
    boolean upload(String product) throws InterruptedException {
        var created =
                client.send(ApiRequest.upload(product, photo).key(key))
                        .filter(answer -> answer.status() == CREATED);
        created.ifPresent(answer -> revisions.add(answer.json()));
        return created.isPresent();
    }

    /** One of the uploaded pictures, as the server described it. */
    JsonNode revision(RandomGenerator random) {
        List<JsonNode> known = List.copyOf(revisions);
        return known.get(random.nextInt(known.size()));
    }

    /** The first of them. */
    JsonNode firstRevision() {
        return revisions.getFirst();
    }
}
