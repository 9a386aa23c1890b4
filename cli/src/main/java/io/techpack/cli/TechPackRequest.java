package io.techpack.cli;

import io.techpack.cli.client.Job;
import io.techpack.cli.client.Photo;
import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.client.UploadedPicture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is asked for with some photos.
 *
 * @param type such as {@code tech-pack}
 * @param shots how many close-ups, or null for the usual number
 */
record TechPackRequest(String type, String product, List<Photo> photos, @Nullable Integer shots) {

    /** Uploads the photos and submits the job. */
    Job submit(TechPackClient client) throws IOException, InterruptedException {
        return client.submit(request(upload(client)));
    }

    /**
     * Uploads the photos once and has the job done as many times, each after the other; analyses
     * that are known by then are free.
     */
    void repeat(TechPackClient client, int times) throws IOException, InterruptedException {
        ObjectNode request = request(upload(client));
        for (int i = 0; i < times; i++) {
            client.follow(client.submit(request).jobId(), _ -> {});
        }
    }

    private List<UploadedPicture> upload(TechPackClient client)
            throws IOException, InterruptedException {
        List<UploadedPicture> revisions = new ArrayList<>();
        for (Photo photo : photos) {
            revisions.add(client.upload(product, photo));
        }
        return revisions;
    }

    private ObjectNode request(List<UploadedPicture> revisions) {
        ObjectNode request = TechPackClient.object().put("type", type).put("productId", product);
        if (type.equals("category")) {
            return request.put("imageUrl", revisions.getFirst().imageUrl());
        }
        ArrayNode ids = request.putArray("revisionIds");
        revisions.forEach(revision -> ids.add(revision.revisionId()));
        Optional.ofNullable(shots).ifPresent(number -> request.put("shotCount", number));
        return request;
    }
}
