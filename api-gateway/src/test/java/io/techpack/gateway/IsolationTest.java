package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import io.techpack.gateway.TestGateway.TestAccount;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may what, of every endpoint that the running gateway has: a new one fails here until it says
 * what a stranger gets.
 */
class IsolationTest {

    /** What anybody may call. */
    private static final Set<String> PUBLIC =
            Set.of(
                    "/error",
                    API + "/openapi.json",
                    "/v3/api-docs",
                    "/v3/api-docs.yaml",
                    "/",
                    "/products",
                    "/products/",
                    "/products/{product}/",
                    "/jobs/",
                    "/jobs/{job}/",
                    "/credits/",
                    "/account/",
                    "/operator/",
                    "/products/{product}",
                    "/jobs",
                    "/jobs/{job}",
                    "/credits",
                    "/account",
                    "/operator");

    private static final TestGateway GATEWAY = TestGateway.get();
    private static final TestAccount OWNER = GATEWAY.account(100);

    private final TestAccount stranger = GATEWAY.account(100);

    private static FakeReceiver receiver;
    private static Things things;

    /** What the owner has, one of each kind. */
    private record Things(
            String product,
            String revision,
            String job,
            String imageUrl,
            String artifact,
            String webhook,
            String delivery,
            String key) {}

    /**
     * What a stranger sends to get at something of the owner's.
     *
     * @param status what it gets
     */
    private record Sample(String path, String body, int status) {

        static Sample unknown(String path) {
            return unknown(path, "{}");
        }

        static Sample unknown(String path, String body) {
            return new Sample(path, body, 404);
        }
    }

    record Endpoint(String method, String pattern, String consumes) {

        @Override
        public String toString() {
            return method + " " + pattern;
        }

        boolean isAdmin() {
            return pattern.startsWith(API + "/admin");
        }

        /** A path that fits, with an id in the place of each variable. */
        String somePath() {
            return pattern.replaceAll("\\{[^}]+}", OWNER.id().toString());
        }
    }

    @BeforeAll
    static void give() {
        receiver = new FakeReceiver();
        String product = TestGateway.newProduct();
        var revision = OWNER.revision(product, "front");
        String id = revision.get("revisionId").asString();
        String image = revision.get("imageUrl").asString();
        String webhook =
                OWNER.client()
                        .post(API + "/webhooks", "{\"url\":\"%s\"}".formatted(receiver.url("/")))
                        .is(201)
                        .text("webhookId");
        String job =
                OWNER.client()
                        .post(API + "/jobs", analysis(product, id), "Prefer", "wait=30")
                        .is(200)
                        .text("jobId");
        String deliveries = API + "/webhooks/deliveries";
        await().until(() -> OWNER.client().get(deliveries).json().get("deliveries").size() == 1);
        things =
                new Things(
                        product,
                        id,
                        job,
                        image,
                        image.replaceFirst("[?].*", "").replaceFirst(".*/", ""),
                        webhook,
                        OWNER.client()
                                .get(deliveries)
                                .json()
                                .at("/deliveries/0/deliveryId")
                                .asString(),
                        OWNER.client().key().split("_")[1]);
    }

    @AfterAll
    static void close() {
        receiver.close();
    }

    /** By method and pattern: every endpoint that names something, in its path or its body. */
    private static Map<String, Sample> samples() {
        Map<String, Sample> samples = new LinkedHashMap<>();
        String job = API + "/jobs/" + things.job;
        samples.put("GET /jobs/{id}", Sample.unknown(job));
        samples.put("GET /jobs/{id}/events", Sample.unknown(job + "/events"));
        samples.put("POST /jobs/{id}/cancel", Sample.unknown(job + "/cancel"));
        samples.put("POST /jobs/{id}/retry", Sample.unknown(job + "/retry"));
        samples.put(
                "POST /jobs",
                Sample.unknown(API + "/jobs", analysis(things.product, things.revision)));
        samples.put(
                "POST /jobs:batch",
                Sample.unknown(
                        API + "/jobs:batch",
                        "{\"jobs\":[%s],\"atomic\":true}"
                                .formatted(analysis(things.product, things.revision))));
        samples.put(
                "POST /base-views/analyze",
                Sample.unknown(
                        API + "/base-views/analyze",
                        "{\"productId\":\"%s\",\"revisionIds\":[\"%s\"]}"
                                .formatted(things.product, things.revision)));
        samples.put(
                "POST /category/detect",
                Sample.unknown(
                        API + "/category/detect",
                        "{\"productId\":\"%s\",\"imageUrl\":\"%s\"}"
                                .formatted(things.product, API + "/artifacts/" + things.artifact)));
        samples.put(
                "POST /close-ups/generate",
                Sample.unknown(
                        API + "/close-ups/generate",
                        "{\"productId\":\"%s\",\"category\":\"APPAREL\",\"baseViewAnalyses\":[%s]}"
                                .formatted(things.product, baseView())));
        samples.put(
                "POST /sketches/generate",
                Sample.unknown(
                        API + "/sketches/generate",
                        "{\"productId\":\"%s\",\"category\":\"APPAREL\",\"productAnalysis\":{\"baseViews\":[%s]}}"
                                .formatted(things.product, baseView())));
        samples.put(
                "POST /edit",
                Sample.unknown(
                        API + "/edit",
                        "{\"revisionId\":\"%s\",\"fieldPath\":\"materials\",\"editPrompt\":\"linen\"}"
                                .formatted(things.revision)));
        samples.put(
                "POST /regenerate",
                Sample.unknown(
                        API + "/regenerate", "{\"revisionId\":\"%s\"}".formatted(things.revision)));
        String product = API + "/products/" + things.product;
        samples.put("GET /products/{productId}/revisions", Sample.unknown(product + "/revisions"));
        samples.put("GET /products/{productId}/tech-pack", Sample.unknown(product + "/tech-pack"));
        samples.put(
                "GET /products/{productId}/tech-pack.pdf",
                Sample.unknown(product + "/tech-pack.pdf"));
        samples.put(
                "GET /products/{productId}/tech-pack.zip",
                Sample.unknown(product + "/tech-pack.zip"));
        samples.put(
                "GET /revisions/{revisionId}",
                Sample.unknown(API + "/revisions/" + things.revision));
        samples.put(
                "POST /revisions/{revisionId}/restore",
                Sample.unknown(API + "/revisions/" + things.revision + "/restore"));
        samples.put("GET /artifacts/{name}", Sample.unknown(API + "/artifacts/" + things.artifact));
        String webhook = API + "/webhooks/" + things.webhook;
        samples.put("GET /webhooks/{id}", Sample.unknown(webhook));
        samples.put("PATCH /webhooks/{id}", Sample.unknown(webhook, "{\"enabled\":false}"));
        samples.put("DELETE /webhooks/{id}", Sample.unknown(webhook));
        samples.put("GET /webhooks/{id}/secret", Sample.unknown(webhook + "/secret"));
        samples.put(
                "POST /webhooks/{id}/rotate-secret", Sample.unknown(webhook + "/rotate-secret"));
        String delivery = API + "/webhooks/deliveries/" + things.delivery;
        samples.put("GET /webhooks/deliveries/{id}", Sample.unknown(delivery));
        samples.put(
                "POST /webhooks/deliveries/{id}/redeliver",
                Sample.unknown(delivery + "/redeliver"));
        samples.put("DELETE /keys/{prefix}", Sample.unknown(API + "/keys/" + things.key));
        // a product's name is free in each account: this makes one of the stranger's own
        samples.put(
                "POST /products/{productId}/revisions",
                new Sample(
                        product + "/revisions",
                        "{\"viewType\":\"back\",\"imageUrl\":\"%s\"}".formatted(dataUrl()),
                        201));
        // these name nothing; whose they are is the caller
        samples.put("POST /keys", new Sample(API + "/keys", "{}", 400));
        samples.put("POST /webhooks", new Sample(API + "/webhooks", "{}", 400));
        samples.put(
                "POST /webhooks/rotate-secret",
                new Sample(API + "/webhooks/rotate-secret", "{}", 200));
        return samples;
    }

    static Stream<Endpoint> endpoints() {
        return GATEWAY
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> {
                    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
                    MediaType consumes =
                            mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                                    .findFirst()
                                    .orElse(MediaType.APPLICATION_JSON);
                    return mapping.getPatternValues().stream()
                            .filter(pattern -> !PUBLIC.contains(pattern))
                            .flatMap(pattern ->
                                    (methods.isEmpty() // any
                                                    ? Stream.of(RequestMethod.values())
                                                    : methods.stream())
                                            .map(method ->
                                                    new Endpoint(
                                                            method.name(),
                                                            withoutForms(pattern),
                                                            consumes.toString())));
                });
    }

    /** {@code {id:[a-f]+}} is a place for an id like {@code {id}}. */
    private static String withoutForms(String pattern) {
        return pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
    }

    @Test
    void the_gateway_shows_its_endpoints() {
        assertThat(endpoints().filter(Endpoint::isAdmin)).hasSizeGreaterThan(10);
        assertThat(endpoints().filter(each -> !each.isAdmin())).hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void without_a_key_nothing_is_shown(Endpoint endpoint) {
        TestClient nobody = new TestClient(GATEWAY.base(), "");

        nobody.send(
                        endpoint.method,
                        endpoint.somePath(),
                        BodyPublishers.ofString("{}"),
                        "Content-Type",
                        endpoint.consumes)
                .refuses(401, "UNAUTHENTICATED");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void what_is_the_operators_or_anothers_is_not_the_callers(Endpoint endpoint) {
        if (endpoint.isAdmin()) {
            stranger.client()
                    .send(
                            endpoint.method,
                            endpoint.somePath(),
                            BodyPublishers.ofString("{}"),
                            "Content-Type",
                            endpoint.consumes)
                    .refuses(403, "FORBIDDEN");
            return;
        }
        String name = endpoint.method + " " + endpoint.pattern.substring(API.length());
        Sample sample = samples().get(name);
        if (sample == null && endpoint.method.equals("GET") && !endpoint.pattern.contains("{")) {
            String shown = new String(stranger.client().get(endpoint.pattern).is(200).bytes());
            assertThat(shown).doesNotContain(ids());
            return;
        }
        if (sample == null) {
            fail(
                    "%s is new: add a sample to IsolationTest.samples() in which a stranger asks for the owner's, and what it gets."
                            .formatted(name));
            return;
        }
        String before = ownersThings();

        TestResponse answer =
                stranger.client()
                        .send(
                                endpoint.method,
                                sample.path,
                                BodyPublishers.ofString(sample.body),
                                "Content-Type",
                                "application/json");

        answer.is(sample.status);
        if (sample.status >= 400) {
            answer.refuses(sample.status, sample.status == 404 ? "NOT_FOUND" : "INVALID_REQUEST");
        }
        assertThat(ownersThings()).isEqualTo(before);
    }

    @Test
    void every_sample_is_of_an_endpoint_that_there_is() {
        Set<String> there = new TreeSet<>();
        endpoints().forEach(each -> there.add(each.toString().replace(API, "")));

        assertThat(there).containsAll(samples().keySet());
    }

    private static String[] ids() {
        return List.of(
                        things.product,
                        things.revision,
                        things.job,
                        things.artifact,
                        things.webhook,
                        things.delivery,
                        things.key,
                        OWNER.id().toString())
                .toArray(String[]::new);
    }

    /** As the owner sees it; this also needs its key to be in force. */
    private static String ownersThings() {
        StringBuilder all = new StringBuilder();
        for (String path :
                new String[] {
                    "/jobs/" + things.job,
                    "/credits",
                    "/webhooks",
                    "/webhooks/secret",
                    "/webhooks/" + things.webhook + "/secret",
                    "/webhooks/deliveries",
                    "/products/" + things.product + "/revisions"
                }) {
            all.append(new String(OWNER.client().get(API + path).is(200).bytes()));
        }
        return all.toString().replaceAll("\"(imageUrl|thumbnailUrl)\":\"[^\"]*\"", "");
    }

    private static String analysis(String product, String revision) {
        return "{\"type\":\"base-views\",\"productId\":\"%s\",\"revisionIds\":[\"%s\"]}"
                .formatted(product, revision);
    }

    private static String baseView() {
        return "{\"revisionId\":\"%s\",\"viewType\":\"front\",\"imageUrl\":\"%s\",\"analysisData\":{}}"
                .formatted(things.revision, things.imageUrl);
    }

    private static String dataUrl() {
        return "data:image/jpeg;base64,"
                + java.util.Base64.getEncoder()
                        .encodeToString(TestPictures.jpeg(300, 300, UUID.randomUUID().hashCode()));
    }
}
