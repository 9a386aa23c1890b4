package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.job.FailureKind;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that cannot be stored or shown, wherever it comes in. */
class UnstorableTextTest {

    private static final String ID = "01920000-0000-7000-8000-000000000001";

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(10);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/jobs|{'type':'tech-pack','productId':'\\u0000','revisionIds':['ID']}|productId",
                "/category/detect|{'productId':'x\\u0000y','imageUrl':'https://a/b'}|productId",
                "/category/detect|{'productId':'p','imageUrl':'https://a/\\ud800'}|imageUrl",
                "/edit|{'revisionId':'ID','fieldPath':'\\u0000','editPrompt':'x'}|fieldPath",
                "/edit|{'revisionId':'ID','fieldPath':'a','editPrompt':'\\udc00\\ud800'}|editPrompt",
                "/regenerate|{'revisionId':'ID','regeneratePrompt':'\\u0000'}|regeneratePrompt",
                "/close-ups/generate|{'productId':'p','category':'BAGS','baseViewAnalyses':[{'revisionId':'ID','a':[1,{'b':'\\u0000'}]}]}|baseViewAnalyses[0].a[1].b",
                "/sketches/generate|{'productId':'p','category':'BAGS','productAnalysis':{'baseViews':[{'revisionId':'ID','\\u0000':1}]}}|productAnalysis.baseViews[0].\\u0000",
                "/products/p/revisions|{'imageUrl':'https://a/b','viewType':'\\u0000'}|viewType"
            })
    void in_a_body_it_is_refused_at_once_and_named(String path, String json, String field) {
        TestResponse answer =
                account.client()
                        .post(API + path, json.replace('\'', '"').replace("ID", ID))
                        .refuses(400, "INVALID_REQUEST");

        assertThat(answer.invalidFields()).containsExactly(field);
        assertThat(answer.text("error")).contains("cannot be stored");
        assertThat(gateway.rows("job", account.id())).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/regenerate|{'revisionId':'ID','regeneratePrompt':'white\\u202e background'}|regeneratePrompt",
                "/jobs|{'type':'tech-pack','productId':'p','subcategory':'hood\\u200bie','revisionIds':['ID']}|subcategory",
                "/sketches/generate|{'productId':'p','category':'BAGS','productAnalysis':{'baseViews':[{'revisionId':'ID','analysisData':{'dimensions_estimated':{'hem_width':{'value':'5\\u00ad0 cm'}}}}]}}|productAnalysis.baseViews[0].analysisData.dimensions_estimated.hem_width.value"
            })
    void what_nobody_sees_is_refused_in_all_that_people_write(
            String path, String json, String field) {
        TestResponse answer =
                account.client()
                        .post(API + path, json.replace('\'', '"').replace("ID", ID))
                        .refuses(400, "INVALID_REQUEST");

        assertThat(answer.invalidFields()).containsExactly(field);
        assertThat(answer.text("error")).contains("a character that cannot be seen");
        assertThat(gateway.rows("job", account.id())).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a%2Fb | '/' (%2F)",
                "50%25 | '%' (%25)",
                "a%3Bb | ';' (%3B)",
                "a%0Ab | U+000A (%0A)",
                "a%5Cb | '\\' (%5C)"
            })
    void an_id_that_no_path_may_have_is_refused_by_its_character(String id, String named) {
        TestResponse answer =
                account.client()
                        .get(API + "/products/" + id + "/tech-pack")
                        .refuses(400, "INVALID_REQUEST");

        assertThat(answer.text("error")).contains("The path holds " + named);
    }

    @Test
    void half_a_pair_in_the_bytes_of_a_body_is_refused() {
        byte[] start = "{\"type\":\"".getBytes(StandardCharsets.UTF_8);
        byte[] body = java.util.Arrays.copyOf(start, start.length + 5);
        System.arraycopy(
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'},
                0,
                body,
                start.length,
                5);

        account.client()
                .send(
                        "POST",
                        API + "/jobs",
                        BodyPublishers.ofByteArray(body),
                        "Content-Type",
                        "application/json")
                .refuses(400, "INVALID_REQUEST");
    }

    @ParameterizedTest
    @CsvSource({
        "/jobs?productId=%00, productId",
        "/jobs?cursor=%ff, cursor",
        "/jobs?cursor=%00, cursor",
        "/jobs?productId=%ed%a0%80, productId",
        "/jobs?%00=1, \\u0000",
        "/jobs?%ff=1, query",
        "/credits?cursor=%ff, cursor",
        "/products?cursor=%ff, cursor",
        "/products/p%01/revisions?cursor=%00, cursor"
    })
    void in_a_query_it_is_refused_and_named(String path, String field) {
        TestResponse answer = account.client().get(API + path).refuses(400, "INVALID_REQUEST");

        assertThat(answer.invalidFields()).contains(field);
    }

    @Test
    void too_many_parameters_are_refused() {
        account.client().get(API + "/jobs?" + "a=1&".repeat(2_000)).refuses(400, "INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/products/%00/revisions", "/products/%ed%a0%80/tech-pack", "/jobs/%ff"})
    void in_a_path_it_is_refused_or_names_nothing(String path) {
        assertThat(account.client().get(API + path).status()).isIn(400, 404);
    }

    @Test
    void in_a_multipart_field_or_file_name_it_is_refused_or_harmless() {
        byte[] picture = TestPictures.jpeg(400, 300, 1);
        String path = API + "/products/" + TestGateway.newProduct() + "/revisions";

        assertThat(account.client().upload(path, picture, "a\0b.jpg", "front").status())
                .isIn(201, 400);
        account.client().upload(path, picture, "a.jpg", "fro\0nt").refuses(400, "INVALID_REQUEST");
        account.client().upload(path, picture, "ünïcode – 漢字.jpg", "front").is(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Idempotency-Key",
                "Prefer",
                "If-None-Match",
                "Accept-Language",
                "User-Agent",
                "traceparent",
                "X-Anything"
            })
    void odd_bytes_in_a_header_are_accepted(String header) {
        TestAccount rich = gateway.account(100);
        String product = TestGateway.newProduct();
        String revision = rich.revisionId(product, "front");
        for (String value : List.of("\u0080\u009f", "\u00c3\u009c", "ü", "\u00ff")) {
            rich.client()
                    .post(
                            API + "/jobs",
                            "{\"type\":\"base-views\",\"productId\":\"%s\",\"revisionIds\":[\"%s\"]}"
                                    .formatted(product, revision),
                            header,
                            value)
                    .is(202);
            rich.client().get(API + "/jobs", header, value).is(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Accept, \u0080, 406",
        "Content-Type, \u0080, 415",
        "Content-Type, application/json;charset=nonsense, 415",
        "Content-Encoding, gzip, 415",
        "Origin, http://[, 202",
        "Range, \u0080, 202"
    })
    void odd_headers_of_the_server_itself_are_no_fault_of_ours(
            String header, String value, int status) {
        String product = TestGateway.newProduct();
        String body =
                "{\"type\":\"base-views\",\"productId\":\"%s\",\"revisionIds\":[\"%s\"]}"
                        .formatted(product, account.revisionId(product, "front"));

        TestResponse answer =
                header.equals("Content-Type")
                        ? account.client()
                                .send(
                                        "POST",
                                        API + "/jobs",
                                        BodyPublishers.ofString(body),
                                        header,
                                        value)
                        : account.client().post(API + "/jobs", body, header, value);

        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void a_failure_whose_message_cannot_be_stored_stays_what_it_is() {
        String product = TestGateway.newProduct();
        String revision = account.revisionId(product, "front");
        gateway.workers().fail(product, FailureKind.UNPROCESSABLE_EDIT, "no \0 field");

        TestResponse answer =
                account.client()
                        .post(API + "/regenerate", "{\"revisionId\":\"%s\"}".formatted(revision))
                        .refuses(422, "UNPROCESSABLE_EDIT");

        assertThat(answer.text("error")).isEqualTo("no \uFFFD field");
        assertThat(gateway.balance(account.id())).isEqualTo(10);
    }
}
