package io.techpack.gateway.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.gateway.response.ApiException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FieldsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final UUID ONE = UUID.fromString("0197a3a4-0000-7000-8000-000000000001");
    private static final UUID TWO = UUID.fromString("0197a3a4-0000-7000-8000-000000000002");
    private static final Function<String, Optional<Integer>> LENGTH_OF_SHORT =
            text -> Optional.of(text.length()).filter(length -> length <= 3);

    @Test
    void a_body_that_is_no_object_is_refused_at_once() {
        assertThatThrownBy(() -> Fields.of(JSON.readTree("[1]")))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("body must be a JSON object");
    }

    @Test
    void what_fits_is_read_and_nothing_is_left_to_report() {
        Fields fields =
                fields(
                        """
                        {"name": "shirt", "count": 7, "wanted": true, "id": "%1$s",
                         "ids": ["%1$s", "%2$s"], "word": "abc", "words": ["a", "abc"],
                         "things": [{}, {"a": 1}], "inner": {"name": "collar"}}
                        """
                                .formatted(ONE, TWO));

        assertThat(fields.text("name", 5)).isEqualTo("shirt");
        assertThat(fields.optionalText("name", 5)).contains("shirt");
        assertThat(fields.number("count", 7, 7)).isEqualTo(7);
        assertThat(fields.optionalNumber("count", 7, 7)).contains(7L);
        assertThat(fields.optionalFlag("wanted")).contains(true);
        assertThat(fields.id("id")).isEqualTo(ONE);
        assertThat(fields.ids("ids", 2)).containsExactly(ONE, TWO);
        assertThat(fields.choice("word", LENGTH_OF_SHORT, "short words")).contains(3);
        assertThat(fields.optionalChoice("word", LENGTH_OF_SHORT, "short words")).contains(3);
        assertThat(fields.choices("words", 2, LENGTH_OF_SHORT, "short words"))
                .containsExactly(1, 3);
        assertThat(fields.optionalChoices("words", 2, LENGTH_OF_SHORT, "short words")).hasSize(2);
        assertThat(fields.objects("things", 2, 2)).extracting(JsonNode::size).containsExactly(0, 1);
        assertThat(fields.optionalObjects("things", 2)).hasSize(2);
        assertThat(fields.nested("inner").text("name", 10)).isEqualTo("collar");
        assertThatCode(fields::finish).doesNotThrowAnyException();
    }

    @Test
    void what_may_be_absent_is_read_as_nothing() {
        Fields fields = fields("{\"blank\": \"  \", \"null\": null}");

        assertThat(fields.optionalText("blank", 9)).isEmpty();
        assertThat(fields.optionalText("null", 9)).isEmpty();
        assertThat(fields.optionalNumber("no", 1, 2)).isEmpty();
        assertThat(fields.optionalFlag("no")).isEmpty();
        assertThat(fields.optionalChoice("no", LENGTH_OF_SHORT, "words")).isEmpty();
        assertThat(fields.optionalChoices("no", 1, LENGTH_OF_SHORT, "words")).isEmpty();
        assertThat(fields.optionalObjects("no", 1)).isEmpty();
        assertThatCode(fields::finish).doesNotThrowAnyException();
    }

    @Test
    void what_is_missing_is_read_as_a_placeholder_and_reported_once() {
        Fields fields = fields("{}");

        assertThat(fields.text("it", 9)).isEmpty();
        assertThat(fields.number("it", 5, 9)).isEqualTo(5);
        assertThat(fields.id("it")).isEqualTo(new UUID(0, 0));
        assertThat(fields.ids("it", 2)).isEmpty();

        assertThat(errors(fields)).isEqualTo("it is missing");
        assertThat(fields.choice("other", LENGTH_OF_SHORT, "words")).isEmpty();
        assertThat(errors(fields)).isEqualTo("it is missing (and 1 more)");
        assertThat(fields.text("third", 9)).isEmpty();
        assertThat(errors(fields)).isEqualTo("it is missing (and 2 more)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    " "            | it must not be blank
                    7              | it must be a string
                    "12345"        | it has 5 characters; at most 4 are allowed
                    """)
    void a_text_that_does_not_fit_is_reported(String value, String error) {
        Fields fields = fields("{\"it\": %s}".formatted(value));

        assertThat(fields.text("it", 4)).isEmpty();

        assertThat(errors(fields)).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2     | it is 2; it must be 3 to 5
                    6     | it is 6; it must be 3 to 5
                    3.5   | it must be a whole number from 3 to 5
                    "4"   | it must be a whole number from 3 to 5
                    1e40  | it must be a whole number from 3 to 5
                    10000000000000000000000 | it must be a whole number from 3 to 5
                    """)
    void a_number_that_does_not_fit_is_reported(String value, String error) {
        Fields fields = fields("{\"it\": %s}".formatted(value));

        assertThat(fields.number("it", 3, 5)).isEqualTo(3);

        assertThat(errors(fields)).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    "a"                  | it must be a list
                    []                   | it has 0 elements; it must have 1 to 3
                    ["a","b","c","d"]    | it has 4 elements; it must have 1 to 3
                    ["a", 7]             | it[1] must be a string, one of words
                    ["abcd"]             | it[0] must be one of words
                    ["abc","cba"]        | it[1] is a duplicate
                    """)
    void a_list_of_words_that_does_not_fit_is_reported_at_its_element(String value, String error) {
        Fields fields = fields("{\"it\": %s}".formatted(value));

        fields.choices("it", 3, LENGTH_OF_SHORT, "words");

        assertThat(errors(fields)).isEqualTo(error);
    }

    @Test
    void ids_objects_and_flags_that_do_not_fit_are_reported() {
        assertThat(errors("7", fields -> fields.id("it")))
                .isEqualTo("it must be a string with a UUID");
        assertThat(errors("\"7\"", fields -> fields.id("it"))).isEqualTo("it is not a UUID");
        assertThat(errors("[\"7\"]", fields -> fields.ids("it", 1)))
                .isEqualTo("it[0] is not a UUID");
        assertThat(errors("[7]", fields -> fields.objects("it", 1, 1)))
                .isEqualTo("it[0] must be an object");
        assertThat(errors("\"yes\"", fields -> fields.optionalFlag("it")))
                .isEqualTo("it must be true or false");
        assertThat(errors("7", fields -> fields.choice("it", LENGTH_OF_SHORT, "words")))
                .isEqualTo("it must be a string, one of words");
    }

    @Test
    void the_same_object_may_be_in_a_list_twice() {
        Fields fields = fields("{\"it\": [{}, {}]}");

        assertThat(fields.objects("it", 0, 2)).hasSize(2);

        assertThatCode(fields::finish).doesNotThrowAnyException();
    }

    @Test
    void a_field_inside_an_object_is_reported_with_its_path() {
        assertThat(errors("{\"a\": 7}", fields -> fields.nested("it").text("a", 9)))
                .isEqualTo("it.a must be a string");
        assertThat(errors("7", fields -> fields.nested("it").text("a", 9)))
                .isEqualTo("it must be an object");
        assertThat(errors("null", fields -> fields.nested("it").text("a", 9)))
                .isEqualTo("it is missing");
    }

    @Test
    void a_field_that_nothing_reads_is_reported_at_the_end_but_not_inside_an_object() {
        Fields fields = fields("{\"typo\": 1, \"inner\": {\"more\": 2}}");
        fields.nested("inner");

        assertThatCode(fields::throwIfInvalid).doesNotThrowAnyException();
        assertThatThrownBy(fields::finish)
                .hasMessage("The request is not valid: typo is not a known field.");
    }

    @Test
    void what_only_the_caller_can_find_out_is_reported_in_its_place() {
        Fields fields = fields("{\"inner\": {}}");

        fields.nested("inner").reject("a", "is unknown");

        assertThat(errors(fields)).isEqualTo("inner.a is unknown");
    }

    private static Fields fields(String json) {
        return Fields.of(JSON.readTree(json));
    }

    private static String errors(String value, Function<Fields, Object> reading) {
        Fields fields = fields("{\"it\": %s}".formatted(value));
        var _ = reading.apply(fields);
        return errors(fields);
    }

    /** The first of them, and how many more there are. */
    private static String errors(Fields fields) {
        try {
            fields.throwIfInvalid();
            return "";
        } catch (ApiException invalid) {
            String sentence = invalid.sentence();
            return sentence.substring("The request is not valid: ".length(), sentence.length() - 1);
        }
    }
}
