package io.techpack.gateway;

import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactType;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.json.Json;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.Item;
import io.techpack.ledger.Ledger;
import io.techpack.product.JobInput;
import io.techpack.product.TechPackStage;
import io.techpack.product.View;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Stands in for the stage workers: claims whatever is due and ends it with canned documents, unless
 * a test has scripted its product.
 */
final class FakeWorkers {

    private static final int SLOTS = 16;

    private static final String ANALYSIS =
            """
            {"materials_detected":[{"component":"body","material_type":"cotton","percentage":null}],\
            "colors":{"primary_colors":[{"name":"Navy","hex":"#1a2348","percentage":100}],"pattern_type":"solid"},\
            "dimensions_estimated":{"body_length":{"value":"72 cm","tolerance":"1 cm","measurement_point":"shoulder to hem"}},\
            "construction_details":[{"feature":"hem","details":"double needle","location":"bottom"}],\
            "design_elements":["crew neck"],\
            "hardware_and_trims":[{"type":"label","material":"woven","placement":"neck"}],\
            "confidence_scores":{"overall":0.8,"materials":0.8,"dimensions":0.6,"construction":0.7},\
            "analysis_notes":"%s"}\
            """;

    private static final String SHOT =
            """
            {"shot_name":"collar","focus_area":"neck","purpose":"show it","region":{"x":0.1,"y":0,"width":0.5,"height":0.5}}\
            """;

    private final Ledger ledger;
    private final ArtifactStore store;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final Map<String, JobInput> inputs = new ConcurrentHashMap<>();
    private final WorkerId id = WorkerId.next();

    FakeWorkers(Ledger ledger, ArtifactStore store) {
        this.ledger = ledger;
        this.store = store;
    }

    /** What happens to a stage. */
    interface Script {
        void run(Assignment assignment) throws InterruptedException;
    }

    void start() {
        Thread.ofPlatform().daemon().name("test-workers").start(this::run);
    }

    /** From now on that happens to each stage of that product. */
    void script(String product, Script script) {
        scripts.put(product, script);
    }

    /** Each stage of that product waits for the latch, then is done as usual. */
    CountDownLatch hold(String product) {
        CountDownLatch gate = new CountDownLatch(1);
        script(
                product,
                assignment -> {
                    gate.await();
                    done(assignment);
                });
        return gate;
    }

    void fail(String product, FailureKind kind, String message) {
        script(
                product,
                assignment ->
                        ledger.fail(
                                assignment.lease(),
                                new Failure(kind, assignment.lease().stage(), message)));
    }

    /** The input of the last stage of that product that was claimed. */
    <T extends JobInput> T inputOf(String product, Class<T> type) {
        return type.cast(Optional.ofNullable(inputs.get(product)).orElseThrow());
    }

    private void run() {
        Map<Stage, Integer> slots =
                Arrays.stream(TechPackStage.values())
                        .collect(Collectors.toMap(Function.identity(), _ -> SLOTS));
        while (true) {
            List<Assignment> claimed = ledger.claimDue(id, slots, Duration.ZERO).assignments();
            claimed.forEach(each -> Thread.startVirtualThread(() -> work(each)));
            if (claimed.isEmpty()) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }
    }

    private void work(Assignment assignment) {
        JobInput input = input(assignment, JobInput.class);
        inputs.put(input.productId(), input);
        try {
            scripts.getOrDefault(input.productId(), this::done).run(assignment);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void done(Assignment assignment) {
        String result =
                switch ((TechPackStage) assignment.lease().stage()) {
                    case CATEGORY ->
                            """
                            {"category":"APPAREL","subcategory":"t-shirt","confidence":0.9,"reasoning":"It has sleeves."}\
                            """;
                    case BASE_VIEWS -> baseViews(assignment);
                    case CLOSE_UPS -> closeUps(assignment);
                    case SKETCHES -> sketches(assignment);
                    case EDIT ->
                            """
                            {"fieldPath":"materials_detected[0].material_type","updatedValue":"linen","newRevisionId":"%s","revisionId":"%s"}\
                            """
                                    .formatted(
                                            new java.util.UUID(1, 1),
                                            view(assignment).revisionId());
                    case REGENERATE ->
                            """
                            {"newRevisionId":"%s","imageUrl":"%s","thumbnailUrl":"%s","analysisData":%s,"changes":["mirrored left to right"]}\
                            """
                                    .formatted(
                                            new java.util.UUID(1, 2),
                                            path(view(assignment).picture()),
                                            path(view(assignment).thumbnail()),
                                            ANALYSIS.formatted("plain"));
                };
        ledger.complete(assignment, Outcome.done(result));
    }

    /** The whole analysis of a view, in which only its notes are the test's own. */
    static String analysis(
            UUID revision, String viewType, String imageUrl, String thumbnailUrl, String notes) {
        return """
        {"revisionId":"%s","viewType":"%s","imageUrl":"%s","thumbnailUrl":"%s","cached":false,"confidenceScore":0.8,"analysisData":%s}\
        """
                .formatted(revision, viewType, imageUrl, thumbnailUrl, ANALYSIS.formatted(notes));
    }

    private String baseViews(Assignment assignment) {
        List<View> views = input(assignment, JobInput.ForBaseViews.class).views().all();
        for (int i = 0; i < views.size(); i++) {
            View view = views.get(i);
            String analysis =
                    analysis(
                            java.util.Objects.requireNonNull(view.revisionId()),
                            view.viewType().id(),
                            path(view.picture()),
                            path(view.thumbnail()),
                            "plain");
            show(
                    assignment,
                    Item.of(i, analysis).about(java.util.Objects.requireNonNull(view.revisionId())),
                    i + 1,
                    views.size());
        }
        return "{}";
    }

    private String closeUps(Assignment assignment) {
        int shots = input(assignment, JobInput.ForCloseUps.class).shotCount();
        for (int i = 0; i < shots; i++) {
            String closeUp =
                    """
                    {"id":"%s","imageUrl":"%s","thumbnailUrl":"%s","order":%d,"shotMetadata":%s,"analysisData":{}}\
                    """
                            .formatted(
                                    new java.util.UUID(2, i),
                                    path(view(assignment).picture()),
                                    path(view(assignment).thumbnail()),
                                    i + 1,
                                    SHOT);
            show(assignment, Item.of(i, closeUp), i + 1, shots);
        }
        return "{\"closeupPlan\":[%s]}".formatted(SHOT);
    }

    private String sketches(Assignment assignment) {
        List<String> views =
                input(assignment, JobInput.ForSketches.class).sketchViews().stream()
                        .map(view -> view.id())
                        .toList();
        byte[] drawing =
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String svg = store.put(assignment.account(), drawing, ArtifactType.SVG).path();
        for (int i = 0; i < views.size(); i++) {
            String sketch =
                    """
                    {"id":"%s","viewType":"%s","imageUrl":"%s","vectorUrl":"%s","callouts":[],"measurements":{},"notes":"plain"}\
                    """
                            .formatted(
                                    new java.util.UUID(3, i),
                                    views.get(i),
                                    path(view(assignment).picture()),
                                    svg);
            show(assignment, Item.of(i, sketch), i + 1, views.size());
        }
        return "{}";
    }

    void show(Assignment assignment, Item item, int done, int total) {
        ledger.progress(
                assignment, done, total, "%d/%d ready".formatted(done, total), Optional.of(item));
    }

    private static View view(Assignment assignment) {
        return switch (input(assignment, JobInput.class)) {
            case JobInput.ForStage input -> input.leadingView();
            case JobInput.OfRevision input -> View.of(input.revision());
        };
    }

    private static <T extends JobInput> T input(Assignment assignment, Class<T> type) {
        return Json.read(assignment.input(), type);
    }

    private static String path(String key) {
        return new io.techpack.artifact.ArtifactKey(key).path();
    }
}
