package io.techpack.trials.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.trials.client.ObservedJob;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JobHistoryTest {

    private final JobHistory history = new JobHistory("0197", "tech-pack");

    @Test
    void results_that_come_and_stay_break_nothing() {
        history.observe(job("running", 3, 40, "{\"ordinal\":0,\"execution\":\"a\"}"));
        history.observe(
                job(
                        "succeeded",
                        4,
                        100,
                        "{\"ordinal\":0,\"execution\":\"a\"},{\"ordinal\":1,\"execution\":\"b\"}"));

        assertThat(history.anomalies()).isEmpty();
        assertThat(history.results()).isEqualTo(2);
        assertThat(history.ended()).isTrue();
    }

    @Test
    void a_result_that_vanishes_is_told() {
        history.observe(job("running", 3, 40, "{\"ordinal\":0,\"execution\":\"a\"}"));
        history.observe(job("running", 4, 40, ""));

        assertThat(history.anomalies()).singleElement().asString().contains("closeUps[0] vanished");
    }

    @Test
    void a_link_that_is_signed_anew_leads_to_the_same_result() {
        String item = "{\"ordinal\":0,\"imageUrl\":\"http://host/a.png?expires=%d&signature=%s\"}";
        history.observe(job("running", 3, 40, item.formatted(1_000, "Aa-1_")));
        history.observe(job("running", 4, 40, item.formatted(2_800, "Bb-2_")));
        assertThat(history.anomalies()).isEmpty();

        history.observe(
                job("running", 5, 40, item.formatted(2_800, "Bb-2_").replace("a.png", "b.png")));
        assertThat(history.anomalies()).singleElement().asString().contains("closeUps[0] changed");
    }

    @Test
    void a_result_that_another_execution_made_anew_is_told() {
        history.observe(job("running", 3, 40, "{\"ordinal\":0,\"execution\":\"a\"}"));
        history.observe(job("running", 4, 40, "{\"ordinal\":0,\"execution\":\"b\"}"));

        assertThat(history.anomalies()).singleElement().asString().contains("closeUps[0] changed");
    }

    @Test
    void versions_and_percentages_that_fall_are_told() {
        history.observe(job("running", 4, 40, ""));
        history.observe(job("running", 3, 39, ""));

        assertThat(history.anomalies()).hasSize(2);
    }

    @Test
    void an_ended_job_lives_again_only_if_it_failed_and_was_retried() {
        history.observe(job("failed", 4, 40, ""));
        history.retried();
        history.observe(job("queued", 5, 40, ""));
        assertThat(history.anomalies()).isEmpty();

        history.observe(job("canceled", 6, 40, ""));
        history.observe(job("queued", 7, 40, ""));
        assertThat(history.anomalies()).singleElement().asString().contains("ended as canceled");
    }

    @Test
    void an_ended_job_whose_credits_are_not_settled_is_told() {
        ObservedJob unsettled =
                job("{\"status\":\"failed\",\"credits\":{\"held\":9,\"used\":3,\"refunded\":3}}");
        history.observe(unsettled);

        assertThat(history.anomalies()).singleElement().asString().contains("held 9, settled 6");
    }

    private static ObservedJob job(String status, long version, int progress, String closeUps) {
        return job(
                "{\"status\":\"%s\",\"version\":%d,\"progress\":%d,\"results\":{\"category\":null,\"closeUps\":[%s]}}"
                        .formatted(status, version, progress, closeUps));
    }

    private static ObservedJob job(String document) {
        return new ObservedJob(new JsonMapper().readTree(document));
    }
}
