package io.techpack.gateway.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.gateway.response.FieldError;
import io.techpack.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Text as clients write it, before anything is made of it. */
class RequestTextTest {

    private final Cursors cursors = new Cursors("jobs", "me");

    @ParameterizedTest
    @CsvSource({"a+b%20c, a b c", "%C3%BC, ü", "'', ''", "a%3db, a=b"})
    void a_query_is_percent_encoded_utf8(String encoded, String text) {
        assertThat(RawQuery.decoded(encoded)).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "%f", "%ff", "%C3", "%ed%a0%80", "a%2"})
    void what_is_no_percent_encoded_utf8_is_no_text(String encoded) {
        assertThat(RawQuery.decoded(encoded)).isEmpty();
    }

    @Test
    void the_parameters_of_a_query_that_are_wrong_are_named() {
        assertThat(RawQuery.errors(null)).isEmpty();
        assertThat(RawQuery.errors("")).isEmpty();
        assertThat(RawQuery.errors("a=1&b&&c=")).isEmpty();
        assertThat(RawQuery.errors("a=%ff&b=1&%ff=1"))
                .extracting(FieldError::field)
                .containsExactly("a", "query");
        assertThat(RawQuery.errors("&".repeat(99))).isEmpty();
        assertThat(RawQuery.errors("&".repeat(100)))
                .singleElement()
                .extracting(FieldError::message)
                .isEqualTo("has 101 parameters; at most 100 are allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202e",
                "\u2066",
                "\u200b",
                "\u00ad",
                "\ufeff",
                "\u0007",
                "\u001b",
                "\u2028",
                "\u200d",
                "\u061c",
                "\u115f",
                "\u3164",
                "\u2800",
                "\ue000",
                "\udb40\udc41"
            })
    void what_nobody_sees_is_refused_by_its_number_wherever_it_stands(String unseen) {
        TextFaults faults = new TextFaults();
        faults.lookInto(
                "",
                Json.mapper()
                        .createObjectNode()
                        .put("prompt", "cot" + unseen + "ton")
                        .set("views", Json.mapper().createArrayNode().add(unseen + "x")));

        assertThat(faults.errors())
                .extracting(FieldError::field)
                .containsExactly("prompt", "views[0]");
        assertThat(faults.errors())
                .extracting(FieldError::message)
                .allMatch(message ->
                        message.contains("U+%04X, ".formatted(unseen.codePointAt(0)))
                                && message.contains("cannot be seen")
                                && !message.contains(unseen));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two\r\n\tlines",
                "Größe 5½ – 漢字 ☃",
                "non\u00a0breaking",
                "می\u200cخواهم",
                "क्\u200dष",
                "\ud83d\udc69\u200d\ud83d\udc67",
                "\u2764\ufe0f\u200d\ud83d\udd25",
                "\u0600123"
            })
    void what_people_see_is_text_in_every_script(String text) {
        TextFaults faults = new TextFaults();

        faults.look("name", text);
        faults.lookAtStorage("file", "IMG\u200e.jpg");

        assertThat(faults.errors()).isEmpty();
    }

    @Test
    void a_cursor_leads_to_its_place_in_its_own_list() {
        String cursor = cursors.of("7");

        assertThat(cursors.place(cursor)).hasValue("7");
        assertThat(cursor).matches("[A-Za-z0-9_-]+").doesNotContain("7");
        assertThat(new Cursors("jobs", "you").place(cursor)).isEmpty();
        assertThat(new Cursors("credits", "me").place(cursor)).isEmpty();
    }

    @Test
    void what_is_no_cursor_leads_nowhere() {
        String cursor = cursors.of("2026-01-02");

        for (int length = 0; length < cursor.length(); length++) {
            assertThat(cursors.place(cursor.substring(0, length))).isEmpty();
        }
        assertThat(cursors.place(cursor + "A")).isEmpty();
        assertThat(cursors.place(cursor + "=")).isEmpty();
        assertThat(cursors.place("%")).isEmpty();
        assertThat(cursors.place("a".repeat(1_001))).isEmpty();
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        bytes[bytes.length - 1]++;
        assertThat(cursors.place(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .isEmpty();
    }

    @Test
    void every_text_of_a_body_that_cannot_be_stored_is_named() {
        assertThatThrownBy(() -> tree("{\"a\":[\"x\",{\"b\":\"\\u0000\"}],\"c\":\"\\ud800\"}"))
                .hasMessageContaining(
                        "a[1].b holds the character NUL (U+0000), which cannot be stored; leave it out (and 1 more)");
        assertThatThrownBy(() -> tree("[\"\\udc00\"]"))
                .hasMessageContaining("[0] holds half a surrogate pair (U+DC00)");
        assertThatThrownBy(() -> tree("{\"%s\\u0000\":1}".formatted("k".repeat(300))))
                .hasMessageContaining("k".repeat(100) + "… holds");
        assertThat(tree("{\"a\":\"\\ud83d\\ude00\\u0009\"}").get("a").asString())
                .isEqualTo("\uD83D\uDE00\t");
    }

    @Test
    void a_body_is_only_so_deep() {
        assertThat(tree("[".repeat(100) + "]".repeat(100)).isArray()).isTrue();
        assertThatThrownBy(() -> tree("[".repeat(101) + "]".repeat(101)))
                .hasMessageContaining("body is nested deeper than 100 levels");
    }

    @Test
    void an_entity_tag_is_matched_weakly_and_without_what_proxies_append() {
        EntityTags tags = EntityTags.of("W/\"abc\", \"d-gzip\" ,\"e--br\",\"x-y\"");

        assertThat(tags.match("abc")).isTrue();
        assertThat(tags.match("d")).isTrue();
        assertThat(tags.match("e")).isTrue();
        assertThat(tags.match("x-y")).isTrue();
        assertThat(tags.match("x")).isFalse();
        assertThat(EntityTags.of("*").match("anything")).isTrue();
        assertThat(EntityTags.of(null).match("x")).isFalse();
        assertThat(EntityTags.of("x").match("x")).isFalse();
    }

    private static JsonNode tree(String text) {
        return JsonBodyReader.tree(text.getBytes(StandardCharsets.UTF_8));
    }
}
