package io.techpack.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JobStoryTest {

    private final JobStory story = new JobStory("0197", "tech-pack");

    @Test
    void results_that_come_and_stay_break_nothing() {
        story.seen(job("running", 3, 40, "{\"ordinal\":0,\"execution\":\"a\"}"));
        story.seen(
                job(
                        "succeeded",
                        4,
                        100,
                        "{\"ordinal\":0,\"execution\":\"a\"},{\"ordinal\":1,\"execution\":\"b\"}"));

        assertThat(story.breaches()).isEmpty();
        assertThat(story.results()).isEqualTo(2);
        assertThat(story.ended()).isTrue();
    }

    @Test
    void a_result_that_vanishes_is_told() {
        story.seen(job("running", 3, 40, "{\"ordinal\":0,\"execution\":\"a\"}"));
        story.seen(job("running", 4, 40, ""));

        assertThat(story.breaches()).singleElement().asString().contains("closeUps[0] vanished");
    }

    @Test
    void a_result_that_another_execution_made_anew_is_told() {
        story.seen(job("running", 3, 40, "{\"ordinal\":0,\"execution\":\"a\"}"));
        story.seen(job("running", 4, 40, "{\"ordinal\":0,\"execution\":\"b\"}"));

        assertThat(story.breaches()).singleElement().asString().contains("closeUps[0] changed");
    }

    @Test
    void versions_and_percentages_that_fall_are_told() {
        story.seen(job("running", 4, 40, ""));
        story.seen(job("running", 3, 39, ""));

        assertThat(story.breaches()).hasSize(2);
    }

    @Test
    void an_ended_job_lives_again_only_if_it_failed_and_was_retried() {
        story.seen(job("failed", 4, 40, ""));
        story.retried();
        story.seen(job("queued", 5, 40, ""));
        assertThat(story.breaches()).isEmpty();

        story.seen(job("canceled", 6, 40, ""));
        story.seen(job("queued", 7, 40, ""));
        assertThat(story.breaches()).singleElement().asString().contains("ended as canceled");
    }

    @Test
    void an_ended_job_whose_credits_are_not_settled_is_told() {
        JsonNode unsettled =
                new JsonMapper()
                        .readTree(
                                "{\"status\":\"failed\",\"credits\":{\"held\":9,\"used\":3,\"refunded\":3}}");
        story.seen(unsettled);

        assertThat(story.breaches()).singleElement().asString().contains("held 9, settled 6");
    }

    private static JsonNode job(String status, long version, int progress, String closeUps) {
        return new JsonMapper()
                .readTree(
                        "{\"status\":\"%s\",\"version\":%d,\"progress\":%d,\"results\":{\"category\":null,\"closeUps\":[%s]}}"
                                .formatted(status, version, progress, closeUps));
    }
}
