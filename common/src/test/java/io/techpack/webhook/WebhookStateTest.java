package io.techpack.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.webhook.DeliveryQueue.Due;
import io.techpack.webhook.DeliveryQueue.Limits;
import io.techpack.webhook.DeliveryQueue.Recorded;
import io.techpack.webhook.DeliveryQueue.Verdict;
import io.techpack.webhook.Webhooks.Change;
import io.techpack.webhook.Webhooks.Event;
import io.techpack.webhook.Webhooks.Filter;
import io.techpack.webhook.Webhooks.Redelivery;
import io.techpack.webhook.Webhooks.Secrets;
import io.techpack.webhook.Webhooks.Webhook;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Webhooks, their secrets, and when they are disabled. */
class WebhookStateTest extends WebhookTestBase {

    @Test
    void signatures_satisfy_the_official_verifier_by_either_secret_after_a_rotation()
            throws Exception {
        String before = webhooks.secretsOfJobs(account).current();
        Secrets after = webhooks.rotateOfJobs(account, Duration.ofHours(24));
        canceled(account, Optional.of(URL));
        String body = "{\"type\":\"job.canceled\",\"name\":\"Žluťoučký 👕\"}";

        Map<String, String> headers = claim().getFirst().signatures(Instant.now(), body);

        assertThat(after.previous()).hasValue(before);
        assertThat(before).startsWith("whsec_").isNotEqualTo(after.current());
        assertThat(headers.get("webhook-signature")).matches("v1,\\S+ v1,\\S+");
        verify(after.current(), body, headers);
        verify(before, body, headers);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> verify(after.current(), body + " ", headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void after_the_grace_time_the_secret_before_signs_no_more() throws Exception {
        Webhook webhook = webhook(account, URL);
        String before = webhooks.secrets(account, webhook.id()).orElseThrow().current();
        Secrets after = webhooks.rotate(account, webhook.id(), Duration.ZERO).orElseThrow();
        canceled(account, Optional.empty());

        Map<String, String> headers = claim().getFirst().signatures(Instant.now(), "{}");

        verify(after.current(), "{}", headers);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> verify(before, "{}", headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void secrets_do_not_show_themselves() {
        Secrets secrets = webhooks.secretsOfJobs(account);
        canceled(account, Optional.of(URL));

        assertThat(secrets.toString() + new SigningSecret(secrets.current()) + claim())
                .doesNotContain(secrets.current());
    }

    @Test
    void a_webhook_that_is_gone_is_disabled_and_what_is_left_for_it_is_not_wanted() {
        Webhook webhook = webhook(account, URL);
        canceled(account, Optional.empty());
        canceled(account, Optional.empty());
        List<Due> due = queue.claim(sender, new Limits(1, 1, 1), List.of(), LEASE);

        assertThat(record(due.getFirst(), new Verdict.Gone())).hasValue(new Recorded(true));

        Webhook now = webhooks.find(account, webhook.id()).orElseThrow();
        assertThat(now.enabled()).isFalse();
        assertThat(now.disabledReason()).hasValue("gone");
        Due left = claim().getFirst();
        assertThat(left.wanted()).isFalse();
        record(left, new Verdict.Unwanted());
        assertThat(webhooks.delivery(account, left.id()).orElseThrow().attempts()).isZero();
        assertThat(webhooks.attempts(account, left.id())).isEmpty();
        assertThat(webhooks.redeliver(account, left.id())).isEqualTo(Redelivery.UNWANTED);
        canceled(account, Optional.empty());
        assertThat(claim()).isEmpty();
        webhooks.change(account, webhook.id(), new Change(null, null, null, true));
        assertThat(webhooks.redeliver(account, left.id())).isEqualTo(Redelivery.DUE);
        assertThat(claim()).extracting(Due::id).containsExactly(left.id());
    }

    @Test
    void a_webhook_that_only_fails_for_days_is_disabled_and_one_success_clears_it()
            throws SQLException {
        Webhook webhook = webhook(account, URL);
        for (int i = 0; i < 4; i++) {
            canceled(account, Optional.empty());
        }
        List<Due> due = claim();

        assertThat(record(due.get(0), again())).hasValue(new Recorded(false));
        assertThat(webhooks.find(account, webhook.id()).orElseThrow().failingSince()).isPresent();
        record(due.get(1), new Verdict.Delivered());
        assertThat(webhooks.find(account, webhook.id()).orElseThrow().failingSince()).isEmpty();
        record(due.get(2), again());
        database.execute("update webhook set failing_since = now() - interval '6 days'");
        assertThat(record(due.get(3), again())).hasValue(new Recorded(true));

        Webhook now = webhooks.find(account, webhook.id()).orElseThrow();
        assertThat(now.enabled()).isFalse();
        assertThat(now.disabledReason()).hasValue("failing");
    }

    @Test
    void a_changed_url_holds_for_what_is_on_its_way_and_a_deleted_webhook_gets_no_more() {
        Webhook webhook = webhook(account, "https://typo.test/");
        canceled(account, Optional.empty());
        webhooks.change(account, webhook.id(), new Change(URL, null, null, null));
        Due due = claim().getFirst();
        assertThat(due.url()).isEqualTo(URL);
        record(due, new Verdict.Failed());
        assertThat(webhooks.redeliver(account, due.id())).isEqualTo(Redelivery.DUE);

        assertThat(webhooks.delete(account, webhook.id())).isTrue();
        assertThat(webhooks.delete(account, webhook.id())).isFalse();

        assertThat(claim().getFirst().wanted()).isFalse();
        assertThat(
                        database.count(
                                "select count(*) from webhook_secret where owner_id <> account_id"))
                .isZero();
    }

    @Test
    void an_account_sees_and_changes_nothing_of_anothers() {
        AccountId other = database.account(0);
        Webhook webhook = webhook(account, URL);
        JobId job = canceled(account, Optional.empty());
        UUID delivery = claim().getFirst().id();

        assertThat(webhooks.all(other)).isEmpty();
        assertThat(webhooks.find(other, webhook.id())).isEmpty();
        assertThat(webhooks.change(other, webhook.id(), new Change(URL, "x", null, false)))
                .isEmpty();
        assertThat(webhooks.delete(other, webhook.id())).isFalse();
        assertThat(webhooks.secrets(other, webhook.id())).isEmpty();
        assertThat(webhooks.secrets(other, account.value())).isEmpty();
        assertThat(webhooks.rotate(other, webhook.id(), LEASE)).isEmpty();
        assertThat(webhooks.delivery(other, delivery)).isEmpty();
        assertThat(webhooks.attempts(other, delivery)).isEmpty();
        assertThat(webhooks.redeliver(other, delivery)).isEqualTo(Redelivery.UNKNOWN);
        for (Filter filter :
                List.of(
                        new Filter(null, null, null, null),
                        new Filter(webhook.id(), null, null, null),
                        new Filter(null, job, null, null))) {
            assertThat(webhooks.deliveries(other, filter, 10)).isEmpty();
            assertThat(webhooks.deliveries(account, filter, 10)).hasSize(1);
        }
        assertThat(webhooks.secretsOfJobs(other)).isNotEqualTo(webhooks.secretsOfJobs(account));
    }

    @Test
    void there_is_a_limit_to_an_accounts_webhooks() {
        assertThat(webhooks.add(account, new Change(URL, "one", Set.of(Event.JOB_FAILED), null), 1))
                .hasValueSatisfying(webhook -> {
                    assertThat(webhook.events()).containsExactly(Event.JOB_FAILED);
                    assertThat(webhook.enabled()).isTrue();
                });
        assertThat(webhooks.add(account, new Change(URL, null, null, null), 1)).isEmpty();
    }
}
