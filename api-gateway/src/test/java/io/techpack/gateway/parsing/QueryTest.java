package io.techpack.gateway.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Queries, ids and bodies as clients write them. */
class QueryTest {

    private static final String ID = "0197a3a4-0000-7000-8000-000000000001";

    @ParameterizedTest
    @CsvSource({"1,1", "100,100", "'',20"})
    void a_page_is_as_large_as_was_asked_for(String limit, int size) {
        PageQuery query = new PageQuery(Map.of("limit", limit));

        assertThat(query.limit()).isEqualTo(size);
        assertThatCode(query::finish).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "many", "1.5"})
    void a_limit_that_does_not_fit_is_reported(String limit) {
        PageQuery query = new PageQuery(Map.of("limit", limit));

        query.limit();

        assertThatThrownBy(query::finish)
                .hasMessageContaining("limit must be a whole number from 1 to 100");
    }

    @Test
    void parameters_are_read_and_all_that_do_not_fit_are_reported() {
        PageQuery query = new PageQuery(Map.of("a", "7", "b", "seven", "c", "eight"));

        assertThat(query.value("a", PageQuery::number, "is no number")).contains(7L);
        assertThat(query.value("d", PageQuery::number, "is no number")).isEmpty();
        assertThat(query.value("b", PageQuery::number, "is no number")).isEmpty();
        assertThat(query.value("c", PageQuery::number, "is no number")).isEmpty();

        assertThatThrownBy(query::finish).hasMessageContaining("b is no number (and 1 more)");
    }

    @Test
    void an_id_is_a_whole_uuid() {
        assertThat(Ids.find(ID)).hasValueSatisfying(id -> assertThat(id).hasToString(ID));
        assertThat(Ids.find(ID.toUpperCase(Locale.ROOT))).isPresent();
        assertThat(Ids.find("1-2-3-4-5")).isEqualTo(Optional.empty());
        assertThat(Ids.job(ID)).isEqualTo(JobId.of(ID));
        assertThat(Ids.account(ID)).isEqualTo(AccountId.of(ID));
    }

    @Test
    void what_is_no_id_is_not_found_and_shown_as_far_as_it_is_short() {
        assertThatThrownBy(() -> Ids.job("7"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessage("Job 7 does not exist.");
        assertThatThrownBy(() -> Ids.account("7")).hasMessage("Account 7 does not exist.");
        assertThatThrownBy(() -> Ids.job("7".repeat(50)))
                .hasMessage("Job " + "7".repeat(50) + " does not exist.");
        assertThatThrownBy(() -> Ids.job("7".repeat(51)))
                .hasMessage("Job " + "7".repeat(50) + "… does not exist.");
    }

    @Test
    void a_body_is_strict_json_and_an_error_tells_its_place() {
        assertThat(tree("{\"a\": 1}").get("a").asInt()).isEqualTo(1);
        assertThatThrownBy(() -> tree("{\n  a: 1}"))
                .hasMessageContaining("body is not valid JSON: see line 2, column ");
        assertThatThrownBy(() -> tree("{\"a\": 1, \"a\": 2}"))
                .hasMessageContaining("body is not valid JSON");
        assertThatThrownBy(() -> tree("{} {}")).hasMessageContaining("body is not valid JSON");
    }

    private static JsonNode tree(String text) {
        return JsonBodyReader.tree(text.getBytes(StandardCharsets.UTF_8));
    }
}
