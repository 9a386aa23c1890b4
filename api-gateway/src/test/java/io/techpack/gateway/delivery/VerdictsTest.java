package io.techpack.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.gateway.fetch.UrlPoster.Answer;
import io.techpack.gateway.settings.WebhookSettings;
import io.techpack.job.AccountId;
import io.techpack.webhook.DeliveryQueue.Due;
import io.techpack.webhook.DeliveryQueue.Verdict;
import io.techpack.webhook.Webhooks.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class VerdictsTest {

    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = MADE;
    private final Verdicts verdicts =
            new Verdicts(
                    new Binder(new MapConfigurationPropertySource(Map.of()))
                            .bindOrCreate("techpack.webhooks", WebhookSettings.class),
                    () -> now);

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void any_success_is_delivered(int code) {
        assertThat(verdicts.on(due(1, true), status(code))).isEqualTo(new Verdict.Delivered());
    }

    @Test
    void gone_is_the_end_of_a_webhook_and_of_a_delivery_to_a_jobs_own_url() {
        assertThat(verdicts.on(due(1, true), status(410))).isEqualTo(new Verdict.Gone());
        assertThat(verdicts.on(due(1, false), status(410))).isEqualTo(new Verdict.Failed());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 301, 400, 404, 429, 500, 599})
    void everything_else_is_tried_again(int code) {
        assertThat(verdicts.on(due(1, true), status(code))).isInstanceOf(Verdict.Again.class);
    }

    @Test
    void delays_double_up_to_the_longest_with_jitter_on_their_upper_half() {
        assertThat(delay(due(1, true), nothing()))
                .isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(5));
        assertThat(delay(due(4, true), nothing()))
                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
        assertThat(delay(due(40, true), nothing()))
                .isBetween(Duration.ofHours(1), Duration.ofHours(2));
    }

    @Test
    void a_receiver_that_asks_to_be_left_alone_is() {
        Answer busy = new Answer.Status(503, Optional.of(Duration.ofHours(3)), "");
        Answer hasty = new Answer.Status(503, Optional.of(Duration.ZERO), "");

        assertThat(delay(due(1, true), busy)).isEqualTo(Duration.ofHours(3));
        assertThat(delay(due(1, true), hasty)).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void the_last_attempt_is_made_when_the_time_is_up_and_then_it_has_failed() {
        now = MADE.plus(Duration.ofHours(24)).minusSeconds(1);
        assertThat(delay(due(20, true), nothing())).isEqualTo(Duration.ofSeconds(1));
        assertThat(
                        delay(
                                due(20, true),
                                new Answer.Status(429, Optional.of(Duration.ofDays(9)), "")))
                .isEqualTo(Duration.ofSeconds(1));

        now = MADE.plus(Duration.ofHours(24));
        assertThat(verdicts.on(due(21, true), nothing())).isEqualTo(new Verdict.Failed());
        assertThat(verdicts.on(due(21, true), status(200))).isEqualTo(new Verdict.Delivered());
    }

    private Duration delay(Due due, Answer answer) {
        return ((Verdict.Again) verdicts.on(due, answer)).delay();
    }

    private static Answer status(int code) {
        return new Answer.Status(code, Optional.empty(), "");
    }

    private static Answer nothing() {
        return new Answer.Nothing("cannot be reached");
    }

    private static Due due(int tries, boolean webhook) {
        UUID id = new UUID(1, 2);
        return new Due(
                id,
                new AccountId(id),
                tries,
                tries,
                MADE,
                id,
                id,
                webhook ? Optional.of(id) : Optional.empty(),
                true,
                false,
                "https://receiver.test/",
                "job.succeeded",
                MADE,
                "{}",
                new Secrets("whsec_AAAA", Optional.empty(), Optional.empty()));
    }
}
