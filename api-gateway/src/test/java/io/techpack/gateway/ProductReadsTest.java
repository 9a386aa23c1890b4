package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.artifact.ArtifactKey;
import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.job.AccountId;
import io.techpack.job.Outcome;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.Item;
import io.techpack.ledger.Ledger;
import io.techpack.product.JobInput;
import io.techpack.product.NewRevision;
import io.techpack.product.Revision;
import io.techpack.product.Revisions;
import io.techpack.product.TechPackStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProductReadsTest {

    private static final Pattern NEXT = Pattern.compile("<(http://[^>]+)>; rel=\"next\"");

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(1_000);
    private final TestAccount stranger = gateway.account(0);
    private final String product = TestGateway.newProduct();

    @Test
    void products_are_listed_newest_first_and_pages_are_linked() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String id = TestGateway.newProduct() + " ä&" + i;
            account.client()
                    .upload(
                            API + "/products/" + encoded(id) + "/revisions",
                            TestPictures.jpeg(400, 300, i),
                            "photo.jpg",
                            "front")
                    .is(201);
            ids.addFirst(id);
        }

        TestResponse first = account.client().get(API + "/products?limit=2").is(200);
        Matcher link = NEXT.matcher(first.header("Link"));
        assertThat(link.matches()).isTrue();
        TestResponse second = account.client().get(link.group(1)).is(200);

        assertThat(first.json().get("products")).hasSize(2);
        assertThat(link.group(1)).endsWith("cursor=" + first.text("nextCursor"));
        assertThat(first.json().at("/products/0").propertyNames())
                .containsExactly("productId", "thumbnailUrl", "createdAt", "updatedAt", "links");
        assertThat(productIds(first, second)).containsExactlyElementsOf(ids);
        assertThat(second.header("Link")).isEmpty();
        assertThat(second.json().get("nextCursor").isNull()).isTrue();
        JsonNode links = first.json().at("/products/0/links");
        account.client().get(links.get("revisions").asString()).is(200);
        account.client().get(links.get("techPack").asString()).is(200);
        account.client().get(first.json().at("/products/0/thumbnailUrl").asString()).is(200);
        assertThat(productIds(stranger.client().get(API + "/products").is(200))).isEmpty();
        stranger.client()
                .get(API + "/products?cursor=" + first.text("nextCursor"))
                .refuses(400, "INVALID_REQUEST");
    }

    @Test
    void the_revisions_of_a_product_are_listed_in_pages_for_its_account_alone() {
        JsonNode front = account.revision(product, "front");
        JsonNode back = account.revision(product, "back");
        String path = API + "/products/" + product + "/revisions";

        TestResponse first = account.client().get(path + "?limit=1").is(200);
        TestResponse second =
                account.client().get(path + "?limit=1&cursor=" + first.text("nextCursor")).is(200);

        assertThat(unsigned(first.json().at("/revisions/0"))).isEqualTo(unsigned(back));
        assertThat(unsigned(second.json().at("/revisions/0"))).isEqualTo(unsigned(front));
        assertThat(second.json().get("nextCursor").isNull()).isTrue();
        stranger.client().get(path).refuses(404, "NOT_FOUND");
        account.client().get(API + "/products/unknown/revisions").refuses(404, "NOT_FOUND");
        account.client()
                .get(API + "/products/other/revisions?cursor=" + first.text("nextCursor"))
                .refuses(400, "INVALID_REQUEST");
    }

    @Test
    void a_revision_tells_its_analysis_and_its_history() {
        String revision = account.revisionId(product, "front");
        TestResponse fresh = account.client().get(API + "/revisions/" + revision).is(200);
        assertThat(fresh.json().propertyNames())
                .containsExactly(
                        "revisionId",
                        "productId",
                        "viewType",
                        "imageUrl",
                        "thumbnailUrl",
                        "width",
                        "height",
                        "sha256",
                        "createdAt",
                        "parentId",
                        "analysis",
                        "history",
                        "children");
        assertThat(fresh.json().get("analysis").isNull()).isTrue();
        assertThat(fresh.json().at("/history/0/origin").asString()).isEqualTo("upload");

        String analysed = analyse(revision);
        String edited = edit(revision);

        JsonNode old = account.client().get(API + "/revisions/" + revision).is(200).json();
        JsonNode now = account.client().get(API + "/revisions/" + edited).is(200).json();
        assertThat(old.at("/analysis/jobId").asString()).isEqualTo(analysed);
        assertThat(old.at("/analysis/createdAt").asString()).isNotBlank();
        assertThat(old.at("/children/0/revisionId").asString()).isEqualTo(edited);
        assertThat(now.get("parentId").asString()).isEqualTo(revision);
        assertThat(now.at("/analysis/analysisData/analysis_notes").asString()).isEqualTo("linen");
        assertThat(now.get("history")).hasSize(2);
        JsonNode change = now.at("/history/1");
        assertThat(change.get("origin").asString()).isEqualTo("edit");
        assertThat(change.get("fieldPath").asString()).isEqualTo("analysis_notes");
        assertThat(change.get("prompt").asString()).isEqualTo("say linen");
        assertThat(change.get("updatedValue").asString()).isEqualTo("linen");
        stranger.client().get(API + "/revisions/" + edited).refuses(404, "NOT_FOUND");
        account.client().get(API + "/revisions/7").refuses(404, "NOT_FOUND");
    }

    @Test
    void the_tech_pack_is_what_is_known_of_the_product_now() {
        String revision = account.revisionId(product, "front");
        String path = API + "/products/" + product + "/tech-pack";
        JsonNode empty = account.client().get(path).is(200).json();
        assertThat(empty.propertyNames())
                .containsExactly(
                        "productId",
                        "category",
                        "baseViews",
                        "closeUps",
                        "sketches",
                        "updatedAt",
                        "links");
        assertThat(empty.get("category").isNull()).isTrue();
        assertThat(empty.get("updatedAt").isNull()).isTrue();

        String job = packed(revision).get("jobId").asString();
        String edited = edit(revision);

        JsonNode pack = account.client().get(path).is(200).json();
        assertThat(pack.at("/category/category").asString()).isEqualTo("APPAREL");
        assertThat(pack.at("/category/jobId").asString()).isEqualTo(job);
        assertThat(pack.get("baseViews")).hasSize(1);
        assertThat(pack.at("/baseViews/0/revisionId").asString()).isEqualTo(edited);
        assertThat(pack.at("/baseViews/0/jobId").asString()).isNotEqualTo(job);
        assertThat(pack.get("closeUps")).hasSize(8);
        assertThat(pack.get("sketches")).hasSize(3);
        assertThat(pack.at("/sketches/2/jobId").asString()).isEqualTo(job);
        account.client().get(pack.at("/sketches/0/vectorUrl").asString()).is(200);
        stranger.client().get(path).refuses(404, "NOT_FOUND");
        account.client().get(path + ".txt").refuses(404, "NOT_FOUND");
    }

    @Test
    void an_analysis_of_an_edited_revision_is_what_later_reads_and_jobs_know_of_it() {
        String revision = account.revisionId(product, "front");
        analyse(revision);
        String edited = edit(revision);
        gateway.workers().script(product, gateway.workers()::done);

        String analysed = analyse(edited);

        JsonNode read = account.client().get(API + "/revisions/" + edited).is(200).json();
        assertThat(read.at("/analysis/jobId").asString()).isEqualTo(analysed);
        assertThat(read.at("/history/1/origin").asString()).isEqualTo("edit");
        JsonNode pack =
                account.client().get(API + "/products/" + product + "/tech-pack").is(200).json();
        assertThat(pack.at("/baseViews/0/revisionId").asString()).isEqualTo(edited);
        assertThat(pack.at("/baseViews/0/jobId").asString()).isEqualTo(analysed);
        analyse(edited);
        JsonNode known =
                Objects.requireNonNull(
                        gateway.workers()
                                .inputOf(product, JobInput.BaseViews.class)
                                .leadingView()
                                .analysis());
        assertThat(known.at("/analysisData/analysis_notes").asString()).isEqualTo("plain");
    }

    @Test
    void going_back_to_a_revision_makes_it_stand_again() {
        String revision = account.revisionId(product, "front");
        String restore = API + "/revisions/%s/restore";
        account.client().post(restore.formatted(revision), "").refuses(409, "CONFLICT");
        analyse(revision);
        String edited = edit(revision);
        assertThat(standing()).isEqualTo(edited);

        TestResponse restored = account.client().post(restore.formatted(revision), "").is(200);

        assertThat(restored.text("revisionId")).isEqualTo(revision);
        assertThat(standing()).isEqualTo(revision);
        account.client().post(restore.formatted(edited), "").is(200);
        assertThat(standing()).isEqualTo(edited);
        stranger.client().post(restore.formatted(edited), "").refuses(404, "NOT_FOUND");
    }

    @Test
    void a_pack_of_a_replaced_revision_says_so_and_is_shown_once_that_is_restored() {
        String revision = account.revisionId(product, "front");
        assertThat(packed(revision).has("warnings")).isFalse();
        assertThat(madeOf()).isEqualTo("All of it is of the revisions that stand now.");
        String edited = edit(revision);
        assertThat(madeOf())
                .startsWith("Views and values are of the revisions that stand now; not so ")
                .contains(
                        "close-ups",
                        "flat of the earlier front revision %s (now %s stands)"
                                .formatted(revision, edited));
        String ofEdited = packed(edited).get("jobId").asString();
        assertThat(madeOf()).startsWith("All of it");

        // that it is the newest may be known for a second longer
        JsonNode older = await().until(() -> packed(revision), job -> job.has("warnings"));

        assertThat(older.at("/warnings/0").asString())
                .startsWith("Revision %s is not what stands for the front view".formatted(revision))
                .contains(edited, "/revisions/%s/restore".formatted(revision));
        assertThat(madeBy()).containsOnly(ofEdited);
        account.client().post(API + "/revisions/%s/restore".formatted(revision), "").is(200);
        assertThat(madeBy()).containsOnly(older.get("jobId").asString());
        assertThat(packed(revision).has("warnings")).isFalse();
        await().until(() -> packed(edited), job -> job.has("warnings"));
    }

    /** The job of a whole pack, once it has ended. */
    private JsonNode packed(String revision) {
        return account.client()
                .post(
                        API + "/jobs",
                        "{\"type\":\"tech-pack\",\"productId\":\"%s\",\"revisionIds\":[\"%s\"]}"
                                .formatted(product, revision),
                        "Prefer",
                        "wait=20")
                .is(200)
                .json();
    }

    private String madeOf() {
        return account.client()
                .get(API + "/products/" + product + "/tech-pack")
                .json()
                .path("madeOf")
                .asString();
    }

    /** The jobs that made the close-ups and the sketches which the product shows. */
    private Stream<String> madeBy() {
        JsonNode pack = account.client().get(API + "/products/" + product + "/tech-pack").json();
        return Stream.of("closeUps", "sketches")
                .flatMap(kind -> pack.get(kind).valueStream())
                .map(each -> each.get("jobId").asString());
    }

    @Test
    void an_edit_of_a_replaced_revision_says_that_it_leaves_out_what_was_changed_since() {
        String revision = account.revisionId(product, "front");
        analyse(revision);
        edit(revision);

        JsonNode warnings =
                await().until(
                                () -> changed(revision).json().at("/metadata/warnings"),
                                JsonNode::isArray);

        assertThat(warnings.get(0).asString())
                .startsWith("Revision %s is not what stands for the front view".formatted(revision))
                .contains("nothing that was changed since")
                .doesNotContain("name " + revision)
                .contains("name ");
    }

    private String standing() {
        return account.client()
                .get(API + "/products/" + product + "/tech-pack")
                .is(200)
                .json()
                .at("/baseViews/0/revisionId")
                .asString();
    }

    private String analyse(String revision) {
        return account.client()
                .post(
                        API + "/base-views/analyze",
                        "{\"productId\":\"%s\",\"revisionIds\":[\"%s\"]}"
                                .formatted(product, revision))
                .is(200)
                .text("metadata", "jobId");
    }

    /** An edit that makes a revision, as the worker's does; returns the revision. */
    private String edit(String revision) {
        String edited = changed(revision).text("data", "newRevisionId");
        gateway.workers().script(product, gateway.workers()::done);
        return edited;
    }

    private TestResponse changed(String revision) {
        gateway.workers().script(product, this::edited);
        return account.client()
                .post(
                        API + "/edit",
                        "{\"revisionId\":\"%s\",\"fieldPath\":\"analysis_notes\",\"editPrompt\":\"say linen\"}"
                                .formatted(revision))
                .is(200);
    }

    private void edited(Assignment assignment) {
        AccountId owner = assignment.account();
        UUID old = UUID.fromString(revisionOf(assignment));
        Revision parent =
                Optional.ofNullable(
                                gateway.bean(Revisions.class).find(owner, List.of(old)).get(old))
                        .orElseThrow()
                        .revision();
        UUID id = assignment.lease().job().made(TechPackStage.EDIT, 0);
        Revision revision =
                new Revision(
                        id,
                        product,
                        parent.viewType(),
                        parent.picture(),
                        parent.thumbnail(),
                        parent.width(),
                        parent.height(),
                        parent.sha256(),
                        Optional.of(old));
        String analysis =
                FakeWorkers.analysis(
                        id,
                        "front",
                        new ArtifactKey(parent.picture()).path(),
                        new ArtifactKey(parent.thumbnail()).path(),
                        "linen");
        gateway.workers().show(assignment, NewRevision.with(Item.of(0, analysis), revision), 1, 1);
        gateway.bean(Ledger.class)
                .complete(
                        assignment,
                        Outcome.done(
                                "{\"fieldPath\":\"analysis_notes\",\"updatedValue\":\"linen\",\"newRevisionId\":\"%s\",\"revisionId\":\"%s\"}"
                                        .formatted(id, old)));
    }

    private static String revisionOf(Assignment assignment) {
        return io.techpack.json.Json.mapper()
                .readTree(assignment.input())
                .at("/revision/id")
                .asString();
    }

    private static List<String> productIds(TestResponse... pages) {
        return java.util.Arrays.stream(pages)
                .flatMap(page -> page.json().get("products").valueStream())
                .map(each -> each.get("productId").asString())
                .toList();
    }

    /** Without what differs from answer to answer. */
    private static String unsigned(JsonNode revision) {
        return revision.toString().replaceAll("\\?expires=[^\"]*", "");
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}
