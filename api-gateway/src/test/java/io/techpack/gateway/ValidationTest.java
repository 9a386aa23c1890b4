package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.gateway.TestGateway.TestAccount;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {

    private static final String ID = "01920000-0000-7000-8000-000000000001";

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(10);

    @AfterEach
    void nothing_was_stored_or_charged() {
        assertThat(gateway.rows("job", account.id())).isZero();
        assertThat(gateway.balance(account.id())).isEqualTo(10);
    }

    static Stream<Arguments> wrongRequests() {
        return Stream.of(
                wrong("/category/detect", "{}", "productId", "imageUrl"),
                wrong(
                        "/category/detect",
                        "{'productId':' ','imageUrl':1}",
                        "productId",
                        "imageUrl"),
                wrong("/category/detect", "{'productId':'p','imageUrl':'ftp://a/b'}", "imageUrl"),
                wrong(
                        "/category/detect",
                        "{'productId':'p','imageUrl':'http://u:p@a/b'}",
                        "imageUrl"),
                wrong(
                        "/category/detect",
                        "{'productId':'p','imageUrl':'https://a:8443/b'}",
                        "imageUrl"),
                wrong("/category/detect", "{'productId':'p','imageUrl':'no url'}", "imageUrl"),
                wrong(
                        "/base-views/analyze",
                        "{'more':1,'again':2}",
                        "productId",
                        "revisionIds",
                        "again",
                        "more"),
                wrong("/base-views/analyze", "{'productId':'p','revisionIds':[]}", "revisionIds"),
                wrong(
                        "/base-views/analyze",
                        "{'productId':'p','revisionIds':'" + ID + "'}",
                        "revisionIds"),
                wrong(
                        "/base-views/analyze",
                        "{'productId':'p','revisionIds':['x',1]}",
                        "revisionIds[0]",
                        "revisionIds[1]"),
                wrong(
                        "/base-views/analyze",
                        "{'productId':'p','revisionIds':['" + ID + "','" + ID + "']}",
                        "revisionIds[1]"),
                wrong(
                        "/base-views/analyze",
                        "{'productId':'p','revisionIds':[1,2,3,4,5,6],'category':'HATS'}",
                        "revisionIds",
                        "category"),
                wrong(
                        "/base-views/analyze",
                        "{'productId':'p','revisionIds':['"
                                + ID
                                + "'],'knownMeasure':{'key':'girth','centimetres':0.5}}",
                        "knownMeasure.key",
                        "knownMeasure.centimetres"),
                wrong(
                        "/base-views/analyze",
                        "{'productId':'p','revisionIds':['" + ID + "'],'knownMeasure':72}",
                        "knownMeasure"),
                wrong(
                        "/jobs",
                        "{'type':'tech-pack','productId':'p','revisionIds':['"
                                + ID
                                + "'],'knownMeasure':{'key':'body_length','centimetres':'72'}}",
                        "knownMeasure.centimetres"),
                wrong(
                        "/jobs",
                        "{'type':'tech-pack','productId':'p','revisionIds':['"
                                + ID
                                + "'],'category':'FOOTWEAR','subcategory':'Dress'}",
                        "subcategory"),
                wrong(
                        "/close-ups/generate",
                        "{'productId':'p','baseViewAnalyses':[{}],'category':'BAGS','shotCount':5}",
                        "baseViewAnalyses[0].revisionId",
                        "shotCount"),
                wrong(
                        "/close-ups/generate",
                        "{'productId':'p','baseViewAnalyses':[1],'shotCount':11}",
                        "baseViewAnalyses[0]",
                        "category",
                        "shotCount"),
                wrong(
                        "/close-ups/generate",
                        "{'productId':'p','baseViewAnalyses':[{'revisionId':'"
                                + ID
                                + "'}],'category':'BAGS','shotCount':7.5}",
                        "shotCount"),
                wrong(
                        "/sketches/generate",
                        "{'productId':'p','category':'BAGS'}",
                        "productAnalysis"),
                wrong(
                        "/sketches/generate",
                        "{'productId':'p','category':1,'productAnalysis':{'baseViews':[{'revisionId':7}]},'views':['top']}",
                        "productAnalysis.baseViews[0].revisionId",
                        "category",
                        "views[0]"),
                wrong(
                        "/sketches/generate",
                        "{'productId':'p','category':'BAGS','productAnalysis':{},'views':['front','front']}",
                        "productAnalysis.baseViews",
                        "views[1]"),
                wrong("/edit", "{}", "revisionId", "fieldPath", "editPrompt"),
                wrong(
                        "/edit",
                        "{'revisionId':'"
                                + ID
                                + "','fieldPath':'a','editPrompt':'"
                                + "x".repeat(501)
                                + "'}",
                        "editPrompt"),
                wrong(
                        "/regenerate",
                        "{'revisionId':'"
                                + ID
                                + "','regeneratePrompt':'"
                                + "x".repeat(1001)
                                + "','replaceCurrent':'yes'}",
                        "regeneratePrompt",
                        "replaceCurrent"),
                wrong("/jobs", "{}", "type"),
                wrong("/jobs", "{'type':'coffee','deadlineSeconds':0}", "type", "deadlineSeconds"),
                wrong(
                        "/jobs",
                        "{'type':'tech-pack','deadlineSeconds':0,'webhook':'x'}",
                        "deadlineSeconds",
                        "productId",
                        "revisionIds",
                        "webhook"),
                wrong(
                        "/jobs",
                        "{'type':'tech-pack','productId':'a/b','revisionIds':['" + ID + "']}",
                        "productId"),
                wrong(
                        "/base-views/analyze",
                        "{'productId':'..','revisionIds':['" + ID + "']}",
                        "productId"),
                wrong(
                        "/category/detect",
                        "{'productId':'50%','imageUrl':1}",
                        "productId",
                        "imageUrl"),
                wrong("/jobs", "[]", "body"),
                wrong("/jobs", "\"text\"", "body"),
                wrong("/products/p/revisions", "{'viewType':'inside'}", "imageUrl", "viewType"));
    }

    @ParameterizedTest
    @MethodSource("wrongRequests")
    void every_error_of_a_request_is_reported(String path, String json, String[] fields) {
        TestResponse answer =
                account.client().post(API + path, json).refuses(400, "INVALID_REQUEST");

        assertThat(answer.invalidFields()).containsExactlyInAnyOrder(fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1,}", "{\"a\":1} x", "{\"a\":1,\"a\":2}", "nul"})
    void malformed_json_is_refused_without_a_stack_trace(String json) {
        account.client().post(API + "/jobs", json).refuses(400, "INVALID_REQUEST");
    }

    @Test
    void endless_nesting_is_refused() {
        account.client().post(API + "/jobs", "[".repeat(100_000)).refuses(400, "INVALID_REQUEST");
    }

    @Test
    void a_body_over_the_limit_is_refused() {
        String large = "{\"type\":\"%s\"}".formatted("x".repeat(3_000_000));

        TestResponse answer =
                account.client().post(API + "/jobs", large).refuses(413, "PAYLOAD_TOO_LARGE");
        assertThat(answer.text("error"))
                .isEqualTo("The body has 3000011 bytes; at most 2097152 are allowed.");

        InputStream stream = new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8));
        TestResponse chunked =
                account.client()
                        .send(
                                "POST",
                                API + "/jobs",
                                BodyPublishers.ofInputStream(() -> stream),
                                "Content-Type",
                                "application/json")
                        .refuses(413, "PAYLOAD_TOO_LARGE");
        assertThat(chunked.text("error")).startsWith("The body has more than 2097152 bytes;");
    }

    @Test
    void a_body_that_is_not_json_is_an_unsupported_media_type() {
        account.client()
                .send(
                        "POST",
                        API + "/jobs",
                        BodyPublishers.ofString("a=b"),
                        "Content-Type",
                        "text/plain")
                .refuses(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void an_unknown_path_is_not_found() {
        account.client().get(API + "/nothing").refuses(404, "NOT_FOUND");
        account.client().get("/nothing").refuses(404, "NOT_FOUND");
    }

    @Test
    void the_response_to_a_wrong_method_names_the_right_ones() {
        TestResponse answer =
                account.client().delete(API + "/jobs").refuses(405, "METHOD_NOT_ALLOWED");

        assertThat(answer.header("Allow")).contains("GET").contains("POST");
    }

    @Test
    void an_answer_in_a_form_that_does_not_exist_is_not_acceptable() {
        account.client()
                .get(API + "/credits", "Accept", "image/png")
                .refuses(406, "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "text/html, image/png", "nonsense"})
    void nothing_is_done_for_whoever_could_not_read_the_answer(String accept) {
        String product = TestGateway.newProduct();
        String body =
                "{\"type\":\"base-views\",\"productId\":\"%s\",\"revisionIds\":[\"%s\"]}"
                        .formatted(product, account.revisionId(product, "front"));

        account.client().post(API + "/jobs", body, "Accept", accept).refuses(406, "NOT_ACCEPTABLE");
    }

    @Test
    void a_path_that_the_server_itself_refuses_is_an_error_like_any_other() {
        account.client().get(API + "/jobs/%2e%2e;x=1/a").refuses(400, "INVALID_REQUEST");
    }

    @Test
    void an_idempotency_key_that_is_too_long_is_refused() {
        account.client()
                .post(
                        API + "/jobs",
                        "{\"type\":\"regenerate\",\"revisionId\":\"%s\"}".formatted(ID),
                        "Idempotency-Key",
                        "k".repeat(256))
                .refuses(400, "INVALID_REQUEST");
    }

    private static Arguments wrong(String path, String json, String... fields) {
        return Arguments.of(path, json.replace('\'', '"'), Arrays.copyOf(fields, fields.length));
    }

    @Test
    void a_transfer_coding_that_nobody_knows_is_the_clients_fault() throws IOException {
        int port = URI.create(gateway.base()).getPort();
        String request =
                "POST %s/jobs HTTP/1.1\r\nHost: techpack\r\nAuthorization: Bearer %s\r\nConnection: close\r\nTransfer-Encoding: x\r\n\r\n"
                        .formatted(API, account.client().key());

        RawExchange response =
                RawExchange.send(port, request.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(response.status()).isEqualTo(400);
        assertThat(new String(response.body(), StandardCharsets.UTF_8))
                .contains("\"code\":\"INVALID_REQUEST\"")
                .contains("Transfer-Encoding: chunked");
    }
}
