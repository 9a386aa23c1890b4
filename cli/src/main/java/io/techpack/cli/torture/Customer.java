package io.techpack.cli.torture;

import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.json.Json;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An account and the pictures that it has uploaded. Thread-safe. */
final class Customer {

    private static final double QUALITY = 0.7;
    private static final int SIDE = 320;

    private final Api api;
    private final String key;
    private final byte[] photo;
    private final List<JsonNode> revisions = new CopyOnWriteArrayList<>();

    private Customer(Api api, String key, byte[] photo) {
        this.api = api;
        this.key = key;
        this.photo = photo;
    }

    /** Opens an account with that many credits. */
    static Customer open(Api api, String name, int credits, long seed) throws InterruptedException {
        JsonNode account = admin(api, "/admin/accounts", object().put("name", name));
        String path = "/admin/accounts/" + account.path("accountId").asString("");
        admin(api, path + "/grants", object().put("credits", credits).put("reason", "torture"));
        ObjectNode wanted = object().put("label", "torture");
        wanted.putArray("scopes").add("jobs");
        String key = admin(api, path + "/keys", wanted).path("key").asString("");
        byte[] photo =
                SampleGarments.draw(SampleKind.T_SHIRT, seed)
                        .picture()
                        .scaledToFit(SIDE)
                        .jpeg(QUALITY);
        return new Customer(api, key, photo);
    }

    private static JsonNode admin(Api api, String path, JsonNode body) throws InterruptedException {
        return api.send(Api.post(api.to(path, Fleet.ADMIN_KEY), body))
                .filter(answer -> answer.status() == 201)
                .orElseThrow(() -> new TortureFault("The gateway refuses POST " + path + "."))
                .body();
    }

    static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }

    String key() {
        return key;
    }

    /** Uploads the account's photo once more, as a picture of that product. */
    boolean upload(String product) throws InterruptedException {
        String boundary = "torture-boundary";
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(
                text(
                        "--%s\r\nContent-Disposition: form-data; name=\"viewType\"\r\n\r\nfront\r\n"
                                        .formatted(boundary)
                                + "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n"
                                        .formatted(boundary)));
        form.writeBytes(photo);
        form.writeBytes(text("\r\n--%s--\r\n".formatted(boundary)));
        var answer =
                api.send(
                        api.to("/products/" + product + "/revisions", key)
                                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                                .POST(BodyPublishers.ofByteArray(form.toByteArray())));
        answer.filter(each -> each.status() == 201).ifPresent(each -> revisions.add(each.body()));
        return answer.filter(each -> each.status() == 201).isPresent();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
