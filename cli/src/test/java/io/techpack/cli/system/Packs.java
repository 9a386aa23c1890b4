package io.techpack.cli.system;

import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tech packs of small pictures, each of another product, by a client of the contract. */
final class Packs {

    private final ContractClient caller;
    private int submitted;

    Packs(ContractClient caller) {
        this.caller = caller;
    }

    /** Uploads a picture and submits a tech pack of it; returns the job's id. */
    String submit() throws IOException, InterruptedException {
        return submit(new String[0]);
    }

    /** The same, as part of a trace of the client's. */
    String submit(String traceparent) throws IOException, InterruptedException {
        return submit(new String[] {"traceparent", traceparent});
    }

    private String submit(String[] headers) throws IOException, InterruptedException {
        String product = "shirt-" + submitted;
        JsonNode revision =
                caller.upload(product, "front", "a.jpg", TestPhotos.smallShirt(100 + submitted++))
                        .body();
        ObjectNode request =
                ContractClient.object().put("type", "tech-pack").put("productId", product);
        request.put("shotCount", 6).putArray("views").add("front");
        request.putArray("revisionIds").add(revision.path("revisionId").asString());
        ContractClient.Reply accepted = caller.post("/jobs", request, headers);
        if (accepted.status() != 202) {
            throw new IllegalStateException(accepted.body().toString());
        }
        return accepted.body().get("jobId").asString();
    }

    String status(String job) throws IOException, InterruptedException {
        return caller.get("/jobs/" + job).body().path("status").asString();
    }
}
