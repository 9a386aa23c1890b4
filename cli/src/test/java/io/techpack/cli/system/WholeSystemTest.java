package io.techpack.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.cli.CommandRun;
import io.techpack.cli.client.Job;
import io.techpack.cli.client.Server;
import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.ops.DocumentedMetrics;
import io.techpack.cli.ops.Exposition;
import io.techpack.cli.up.OneProcessSystem;
import io.techpack.cli.up.OperatorKey;
import io.techpack.cli.up.SystemSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeSystemTest {

    private Path data;
    private OneProcessSystem system;
    private ContractClient demo;

    @BeforeAll
    void start(@TempDir Path directory) {
        data = directory;
        system = OneProcessSystem.start(SystemSettings.in(directory));
        demo = new ContractClient(system.url(), Optional.empty());
    }

    @AfterAll
    void stop() {
        demo.close();
        system.close();
    }

    @Test
    void a_client_of_the_contracts_letter_runs_all_six_operations_and_gives_back_what_it_got()
            throws Exception {
        JsonNode revision = upload(demo, "shirt", "front", TestPhotos.shirt(11));

        JsonNode category =
                demo.post(
                                "/category/detect",
                                order("shirt").put("imageUrl", revision.get("imageUrl").asString()))
                        .data();
        assertThat(category.get("category").asString()).isEqualTo("APPAREL");
        assertThat(category.get("confidence").asDouble()).isBetween(0.0, 1.0);
        assertThat(category.get("reasoning").asString()).isNotBlank();

        ObjectNode analyse = order("shirt").put("category", "APPAREL");
        analyse.putArray("revisionIds").add(revision.get("revisionId").asString());
        ContractClient.Reply first = demo.post("/base-views/analyze", analyse);
        JsonNode analyses = first.data().get("analyses");
        assertThat(analyses).hasSize(1);
        assertThat(first.creditsUsed()).isEqualTo(3);
        assertThat(analyses.get(0).get("cached").asBoolean()).isFalse();
        assertThat(analyses.get(0).get("analysisData").get("materials_detected")).isNotEmpty();

        ContractClient.Reply second = demo.post("/base-views/analyze", analyse);
        assertThat(second.data().get("analyses").get(0).get("cached").asBoolean()).isTrue();
        assertThat(second.creditsUsed()).isZero();

        ObjectNode closeUps = order("shirt").put("category", "APPAREL").put("shotCount", 6);
        closeUps.set("baseViewAnalyses", analyses);
        JsonNode made = demo.post("/close-ups/generate", closeUps).data();
        assertThat(made.get("generatedImages")).hasSize(6);
        assertThat(made.get("closeupPlan")).hasSize(6);
        assertThat(made.get("creditsUsed").asInt()).isEqualTo(3);

        ObjectNode sketches = order("shirt").put("category", "APPAREL");
        ObjectNode analysis = sketches.putObject("productAnalysis");
        analysis.set("baseViews", analyses);
        analysis.set("closeUps", made.get("generatedImages"));
        JsonNode drawn = demo.post("/sketches/generate", sketches).data().get("sketches");
        assertThat(drawn).hasSize(3);
        assertThat(new String(demo.picture(drawn.get(0).get("vectorUrl")), StandardCharsets.UTF_8))
                .contains("<svg");
        assertThat(demo.picture(drawn.get(0).get("imageUrl"))).startsWith(0x89, 'P', 'N', 'G');

        ObjectNode edit =
                ContractClient.object()
                        .put("revisionId", revision.get("revisionId").asString())
                        .put("fieldPath", "materials_detected[0].material_type")
                        .put("editPrompt", "Change to organic cotton");
        ContractClient.Reply edited = demo.post("/edit", edit);
        assertThat(edited.data().get("updatedValue").asString()).isEqualTo("organic cotton");
        assertThat(edited.creditsUsed()).isEqualTo(1);

        ObjectNode again =
                ContractClient.object()
                        .put("revisionId", edited.data().get("newRevisionId").asString())
                        .put("regeneratePrompt", "a plain background");
        JsonNode regenerated = demo.post("/regenerate", again).data();
        assertThat(demo.picture(regenerated.get("imageUrl"))).isNotEmpty();
        assertThat(regenerated.get("newRevisionId").asString())
                .isNotEqualTo(edited.data().get("newRevisionId").asString());
        assertThat(regenerated.get("analysisData").get("materials_detected")).isNotEmpty();
    }

    @Test
    void the_results_of_a_whole_tech_pack_appear_one_by_one() throws Exception {
        JsonNode front = upload(demo, "trousers", "front", TestPhotos.trousers(21));
        JsonNode back = upload(demo, "trousers", "back", TestPhotos.trousers(22));
        List<Job> seen = new ArrayList<>();

        Job job;
        try (TechPackClient client = new TechPackClient(Server.at(system.url()))) {
            Job accepted = client.submit(techPack("trousers", front, back));
            job = client.follow(accepted.jobId(), seen::add);
        }

        assertThat(job.succeeded()).isTrue();
        assertThat(job.progress()).isEqualTo(100);
        assertThat(job.credits().used()).isEqualTo(9);
        assertThat(job.results().baseViews()).hasSize(2);
        assertThat(job.results().closeUps()).hasSize(8);
        assertThat(job.results().sketches()).hasSize(3);
        assertThat(seen.stream().map(Job::progress).toList()).isSorted();
        assertThat(seen.stream().map(WholeSystemTest::items).distinct().count())
                .describedAs("how many different numbers of results were seen on the way")
                .isGreaterThan(5);
    }

    @Test
    void the_picture_that_a_tech_pack_names_leads_in_all_its_stages() throws Exception {
        JsonNode front = upload(demo, "suit", "front", TestPhotos.shirt(51));
        JsonNode back = upload(demo, "suit", "back", TestPhotos.trousers(51));
        String imageUrl = back.get("imageUrl").asString();

        JsonNode results =
                ended(techPack("suit", front, back).put("imageUrl", imageUrl)).get("results");

        assertThat(results.at("/closeUps/0/analysisData/source_view").asString()).isEqualTo("back");
        assertThat(results.get("category")).isEqualTo(detected(back)).isNotEqualTo(detected(front));
    }

    private JsonNode ended(ObjectNode request) throws IOException, InterruptedException {
        try (TechPackClient client = new TechPackClient(Server.at(system.url()))) {
            Job job = client.follow(client.submit(request).jobId(), _ -> {});
            return demo.get("/jobs/" + job.jobId()).body();
        }
    }

    private JsonNode detected(JsonNode revision) throws IOException, InterruptedException {
        String imageUrl = revision.get("imageUrl").asString();
        return demo.post("/category/detect", order("suit").put("imageUrl", imageUrl)).data();
    }

    @Test
    void a_balance_below_the_price_is_refused_and_nothing_is_stored() throws Exception {
        try (ContractClient poor = newAccount(8)) {
            JsonNode revision = upload(poor, "shirt", "front", TestPhotos.shirt(31));

            ContractClient.Reply refused = poor.post("/jobs", techPack("shirt", revision));

            assertThat(refused.status()).isEqualTo(402);
            assertThat(refused.code()).isEqualTo("INSUFFICIENT_CREDITS");
            assertThat(refused.body().get("error").asString()).contains("8", "9");
            assertThat(poor.balance()).isEqualTo(8);
            assertThat(poor.get("/jobs").body().get("jobs")).isEmpty();
        }
    }

    @Test
    void pictures_that_are_none_are_refused_with_a_reason() throws Exception {
        refused("a text file", "notes.jpg", "not a picture".getBytes(StandardCharsets.UTF_8), 415);
        refused("an empty file", "empty.jpg", new byte[0], 400, 415);
        refused("one pixel", "dot.png", TestPhotos.onePixel(), 400, 422);
        refused("a huge claim", "huge.png", TestPhotos.hugePngHeader(), 413, 422);
    }

    @Test
    void unknown_revisions_are_refused_and_nothing_is_charged() throws Exception {
        try (ContractClient caller = newAccount(20)) {
            JsonNode known = upload(caller, "shirt", "front", TestPhotos.shirt(41));
            ObjectNode unknown =
                    ContractClient.object().put("revisionId", UUID.randomUUID().toString());

            for (JsonNode request :
                    List.of(techPack("shirt", unknown), techPack("shirt", known, unknown))) {
                ContractClient.Reply refused = caller.post("/jobs", request);
                assertThat(refused.status()).isIn(400, 404, 422);
                assertThat(refused.body().toString())
                        .contains(unknown.get("revisionId").asString());
            }
            assertThat(caller.balance()).isEqualTo(20);
            assertThat(caller.get("/jobs").body().get("jobs")).isEmpty();
        }
    }

    private void refused(String what, String name, byte[] bytes, Integer... statuses)
            throws IOException, InterruptedException {
        ContractClient.Reply reply = demo.upload("shirt", "front", name, bytes);
        assertThat(reply.status())
                .describedAs(what + ": " + reply.body())
                .isIn((Object[]) statuses);
        assertThat(reply.body().get("success").asBoolean()).isFalse();
        assertThat(reply.body().get("error").asString()).isNotBlank();
    }

    private static int items(Job job) {
        Job.Results results = job.results();
        return results.baseViews().size() + results.closeUps().size() + results.sketches().size();
    }

    private static JsonNode upload(ContractClient caller, String product, String view, byte[] photo)
            throws IOException, InterruptedException {
        ContractClient.Reply reply = caller.upload(product, view, view + ".jpg", photo);
        assertThat(reply.status()).describedAs(reply.body().toString()).isEqualTo(201);
        return reply.body();
    }

    @Test
    void every_metric_of_the_document_is_exposed_and_no_other_of_ours() throws Exception {
        // so that a request and a garbage collection have been timed
        demo.get("/credits");
        System.gc();
        URI url = URI.create(system.url() + "/actuator/prometheus");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Exposition.of(url).types().containsKey("jvm_gc_pause_seconds"));
        Exposition exposition = Exposition.of(url);

        assertThat(exposition.types())
                .containsKeys(
                        DocumentedMetrics.read().rows().stream()
                                .map(DocumentedMetrics.Row::name)
                                .toArray(String[]::new));
        for (DocumentedMetrics.Row row : DocumentedMetrics.read().rows()) {
            assertThat(exposition.types().get(row.name())).as(row.name()).isEqualTo(row.type());
        }
        assertThat(exposition.types().keySet())
                .filteredOn(name -> name.startsWith("techpack_") && !name.endsWith("_max"))
                .isSubsetOf(
                        DocumentedMetrics.read().rows().stream()
                                .map(DocumentedMetrics.Row::name)
                                .toList());
    }

    /** The names are of docs/metrics.md, which says whose they are. */
    @Test
    void promtool_faults_metrics_of_frameworks_alone_and_a_scrape_stays_small() throws Exception {
        demo.get("/credits");
        Exposition exposition = Exposition.of(URI.create(system.url() + "/actuator/prometheus"));

        assertThat(exposition.series()).isBetween(500L, 1_500L);
        assertThat(exposition.faulted())
                .isSubsetOf(
                        "http_server_requests_seconds",
                        "http_server_requests_seconds_max",
                        "jvm_compilation_time_ms_total",
                        "process_cpu_time_ns_total",
                        "system_cpu_count");
    }

    @Test
    void operators_on_this_machine_need_no_key() {
        CommandRun granted =
                CommandRun.techpack(
                        "admin",
                        "grant",
                        OneProcessSystem.ACCOUNT.toString(),
                        "5",
                        "--reason",
                        "more",
                        "--url",
                        system.url().toString(),
                        "--data",
                        data.toString());

        assertThat(granted.all()).startsWith("The balance is now ");
        assertThat(granted.exit()).isZero();
    }

    private ContractClient newAccount(int credits) throws IOException, InterruptedException {
        try (ContractClient admin = new ContractClient(system.url(), OperatorKey.find(data))) {
            JsonNode account =
                    admin.post("/admin/accounts", ContractClient.object().put("name", "test"))
                            .body();
            String path = "/admin/accounts/" + account.path("accountId").asString();
            admin.post(
                    path + "/grants",
                    ContractClient.object().put("credits", credits).put("reason", "test"));
            ObjectNode key = ContractClient.object().put("label", "test");
            key.putArray("scopes").add("jobs");
            String secret = admin.post(path + "/keys", key).body().path("key").asString();
            return new ContractClient(system.url(), Optional.of(secret));
        }
    }

    private static ObjectNode order(String product) {
        return ContractClient.object().put("productId", product);
    }

    private static ObjectNode techPack(String product, JsonNode... revisions) {
        ObjectNode request = order(product).put("type", "tech-pack");
        ArrayNode ids = request.putArray("revisionIds");
        for (JsonNode revision : revisions) {
            ids.add(revision.get("revisionId").asString());
        }
        return request;
    }
}
