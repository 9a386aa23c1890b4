package io.techpack.cli.bench;

import io.techpack.cli.client.Photo;
import io.techpack.cli.client.Revision;
import io.techpack.cli.client.Server;
import io.techpack.cli.client.TechPackClient;
import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.product.ViewType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One drawn picture, uploaded once, and the order of a tech pack of it. */
final class SampleOrder {

    private static final String PRODUCT = "bench-t-shirt";
    private static final double QUALITY = 0.9;

    private SampleOrder() {}

    /** Uploads the picture; returns the body of {@code POST /jobs}. */
    static JsonNode placedAt(Server server) throws IOException, InterruptedException {
        Path file = Files.createTempFile("techpack-bench-", ".jpg");
        try (TechPackClient client = new TechPackClient(server)) {
            Files.write(file, SampleGarments.draw(SampleKind.T_SHIRT, 1).picture().jpeg(QUALITY));
            Revision revision = client.upload(PRODUCT, new Photo(ViewType.FRONT, file));
            ObjectNode order =
                    TechPackClient.object().put("type", "tech-pack").put("productId", PRODUCT);
            order.putArray("revisionIds").add(revision.revisionId());
            return order;
        } finally {
            Files.delete(file);
        }
    }
}
