package io.techpack.gateway.jobs;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.JobType;
import io.techpack.job.Stage;
import io.techpack.job.Step;
import io.techpack.json.Json;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Tech packs as the ledger shows them, about as large as the embedded engine makes them. */
final class SampleJobs {

    private static final Instant SUBMITTED = Instant.parse("2026-11-25T08:00:00.123456Z");
    private static final JobType TYPE = TechPackJob.TECH_PACK;

    private static final String CATEGORY =
            """
            {"category":"APPAREL","subcategory":"t-shirt","confidence":0.93,
             "reasoning":"A body with two short sleeves and a round neckline."}
            """;
    private static final String BASE_VIEW =
            """
            {"revisionId":"01970000-0000-7000-8000-000000000001","viewType":"front",
             "imageUrl":"/api/tech-pack-v2/artifacts/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.jpg",
             "thumbnailUrl":"/api/tech-pack-v2/artifacts/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.jpg",
             "cached":false,"confidenceScore":0.71,
             "analysisData":{
              "materials_detected":[{"component":"body","material_type":"jersey","percentage":null},{"component":"collar","material_type":"rib","percentage":null}],
              "colors":{"primary_colors":[{"name":"navy","hex":"#1a2348","percentage":82},{"name":"white","hex":"#f4f4f0","percentage":18}],"pattern_type":"striped"},
              "dimensions_estimated":{
               "body_length":{"value":"71.0 cm","tolerance":"1.5 cm","measurement_point":"highest point of the shoulder to the hem"},
               "chest_width":{"value":"52.5 cm","tolerance":"1.0 cm","measurement_point":"from armpit to armpit"},
               "sleeve_length":{"value":"21.0 cm","tolerance":"1.0 cm","measurement_point":"shoulder seam to the cuff"}},
              "construction_details":[{"feature":"hem","details":"Two parallel lines of stitches","location":"bottom"},{"feature":"neckline","details":"A band around the neck","location":"top"}],
              "design_elements":["horizontal stripes","round neckline"],
              "hardware_and_trims":[{"type":"label","material":"woven","placement":"inside the neck"}],
              "confidence_scores":{"overall":0.71,"materials":0.5,"dimensions":0.68,"construction":0.6},
              "analysis_notes":"Measured on the picture; centimetres assume a usual size."}}
            """;
    private static final String CLOSE_UP =
            """
            {"id":"01970000-0000-7000-8000-000000000003",
             "imageUrl":"/api/tech-pack-v2/artifacts/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.jpg",
             "thumbnailUrl":"/api/tech-pack-v2/artifacts/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.jpg",
             "order":1,
             "shotMetadata":{"shot_name":"Neckline","focus_area":"neckline","purpose":"Shows how the neck is finished","region":{"x":0.35,"y":0.02,"width":0.3,"height":0.2}},
             "analysisData":{"sharpness":0.8,"colors":["#1a2348","#f4f4f0"],"pattern_type":"striped"}}
            """;
    private static final String SKETCH =
            """
            {"id":"01970000-0000-7000-8000-000000000004","viewType":"front",
             "imageUrl":"/api/tech-pack-v2/artifacts/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.png",
             "vectorUrl":"/api/tech-pack-v2/artifacts/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.svg",
             "callouts":[
              {"callout_number":1,"feature_name":"Neckline","location":{"x":0.5,"y":0.08},"specification":"A band around the neck","category":"construction","critical":true},
              {"callout_number":2,"feature_name":"Chest","location":{"x":0.5,"y":0.35},"specification":"From armpit to armpit","measurement":"52.5 cm","category":"measurement","critical":true},
              {"callout_number":3,"feature_name":"Hem","location":{"x":0.5,"y":0.95},"specification":"Two parallel lines of stitches","category":"construction","critical":false},
              {"callout_number":4,"feature_name":"Sleeve","location":{"x":0.15,"y":0.3},"specification":"Shoulder seam to the cuff","measurement":"21.0 cm","category":"measurement","critical":false}],
             "measurements":{"chest_width":{"value":"52.5 cm","tolerance":"1.0 cm","measurement_point":"from armpit to armpit"}},
             "notes":"Traced from the picture."}
            """;

    private SampleJobs() {}

    /** Its first stage is under way, nothing is there yet. */
    static JobView begun() {
        return job(JobStatus.RUNNING, TechPackStage.CATEGORY, List.of(), List.of());
    }

    /** Done: two views, eight close-ups, three sketches. */
    static JobView whole() {
        List<JobView.ShownItem> items = new ArrayList<>();
        items.addAll(items(TechPackStage.BASE_VIEWS, 2, BASE_VIEW));
        items.addAll(items(TechPackStage.CLOSE_UPS, 8, CLOSE_UP));
        items.addAll(items(TechPackStage.SKETCHES, 3, SKETCH));
        List<JobView.EndedStage> ended =
                TYPE.plan().stream().map(Step::stage).map(SampleJobs::ended).toList();
        return job(JobStatus.SUCCEEDED, TechPackStage.SKETCHES, ended, items);
    }

    private static JobView job(
            JobStatus status,
            Stage stage,
            List<JobView.EndedStage> ended,
            List<JobView.ShownItem> items) {
        boolean done = status == JobStatus.SUCCEEDED;
        return new JobView(
                JobId.next(),
                AccountId.next(),
                TYPE,
                "shirt-1",
                status,
                stage,
                done ? 100 : 5,
                done ? 100 : 0,
                done ? "Complete" : stage.title(),
                2 + items.size(),
                1,
                TYPE.price(),
                done ? TYPE.price() : 0,
                0,
                Optional.empty(),
                SUBMITTED,
                SUBMITTED,
                Optional.of(SUBMITTED),
                Optional.of(SUBMITTED),
                done ? Optional.of(SUBMITTED.plusSeconds(3)) : Optional.empty(),
                Optional.empty(),
                ended,
                items,
                Stream.of(TechPackStage.BASE_VIEWS, TechPackStage.CLOSE_UPS, TechPackStage.SKETCHES)
                        .map(paid -> new JobView.Entry(paid, "CHARGE", -3, 0, null))
                        .toList());
    }

    private static JobView.EndedStage ended(Stage stage) {
        return new JobView.EndedStage(
                stage,
                "completed",
                false,
                1,
                SUBMITTED,
                SUBMITTED.plusSeconds(1),
                null,
                null,
                content(stage == TechPackStage.CATEGORY ? CATEGORY : "{}"));
    }

    private static List<JobView.ShownItem> items(Stage stage, int number, String content) {
        return IntStream.range(0, number)
                .mapToObj(place -> new JobView.ShownItem(stage, place, 2 + place, content(content)))
                .toList();
    }

    private static JsonNode content(String json) {
        return Json.mapper().readTree(json);
    }
}
