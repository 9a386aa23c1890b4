package io.techpack.trials.torture;

import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of jobs of the workload, by weight, and their bodies of {@code POST /jobs}. */
enum RequestKind {
    TECH_PACK(36),
    CATEGORY(8),
    BASE_VIEWS(14),
    CLOSE_UPS(12),
    SKETCHES(12),
    EDIT(10),
    REGENERATE(8);

    private static final int FEWEST_SHOTS = 6;

    private final int weight;

    RequestKind(int weight) {
        this.weight = weight;
    }

    static RequestKind draw(RandomGenerator random) {
        int all = 0;
        for (RequestKind kind : values()) {
            all += kind.weight;
        }
        int rest = random.nextInt(all);
        for (RequestKind kind : values()) {
            rest -= kind.weight;
            if (rest < 0) {
                return kind;
            }
        }
        return TECH_PACK;
    }

    /**
     * The body.
     *
     * @param revision of the account's, as the server described it
     * @param analysed a revision that has an analysis
     */
    ObjectNode body(JsonNode revision, JsonNode analysed) {
        String product = revision.path("productId").asString("");
        ObjectNode body = SimulatedAccount.object().put("productId", product);
        return switch (this) {
            case TECH_PACK -> {
                body.put("type", "tech-pack").put("shotCount", FEWEST_SHOTS);
                body.putArray("revisionIds").add(id(revision));
                yield body;
            }
            case CATEGORY ->
                    body.put("type", "category")
                            .put("imageUrl", revision.path("imageUrl").asString(""));
            case BASE_VIEWS -> {
                body.put("type", "base-views").putArray("revisionIds").add(id(revision));
                yield body;
            }
            case CLOSE_UPS -> {
                body.put("type", "close-ups").put("category", "APPAREL");
                body.put("shotCount", FEWEST_SHOTS);
                analysis(body.putArray("baseViewAnalyses"), revision);
                yield body;
            }
            case SKETCHES -> {
                body.put("type", "sketches").put("category", "APPAREL");
                analysis(body.putObject("productAnalysis").putArray("baseViews"), revision);
                yield body;
            }
            case EDIT ->
                    SimulatedAccount.object()
                            .put("type", "edit")
                            .put("revisionId", id(analysed))
                            .put("fieldPath", "analysis_notes")
                            .put("editPrompt", "Say that it was tortured");
            case REGENERATE ->
                    SimulatedAccount.object()
                            .put("type", "regenerate")
                            .put("revisionId", id(analysed));
        };
    }

    private static void analysis(ArrayNode analyses, JsonNode revision) {
        analyses.addObject().put("revisionId", id(revision)).putObject("analysisData");
    }

    private static String id(JsonNode revision) {
        return revision.path("revisionId").asString("");
    }
}
