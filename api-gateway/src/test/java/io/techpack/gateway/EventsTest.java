package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.gateway.EventStream.Event;
import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.job.FailureKind;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventsTest {

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(100);
    private final String product = TestGateway.newProduct();

    @Test
    void a_stream_tells_a_job_from_its_first_step_to_its_end() {
        CountDownLatch gate = gateway.workers().hold(product);
        String path = submit();

        try (EventStream stream = EventStream.open(account.client(), path + "/events")) {
            await().until(() -> !stream.events("progress").isEmpty());
            gate.countDown();
            List<Event> events = stream.toTheEnd();

            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream;charset=UTF-8");
            assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
            JsonNode job = account.client().get(path).is(200).json();
            assertThat(itemsOf(events, "base-views"))
                    .isEqualTo(contents(job.at("/results/baseViews")));
            assertThat(itemsOf(events, "close-ups"))
                    .isEqualTo(contents(job.at("/results/closeUps")));
            assertThat(itemsOf(events, "sketches"))
                    .isEqualTo(contents(job.at("/results/sketches")));
            assertThat(stream.events("progress"))
                    .extracting(event -> event.data().get("progress").asInt())
                    .isSorted()
                    .endsWith(100);
            assertThat(stream.events("step"))
                    .filteredOn(event -> event.data().get("id").asString().equals("category"))
                    .last()
                    .satisfies(event -> {
                        assertThat(event.data().get("status").asString()).isEqualTo("completed");
                        assertThat(event.data().get("result"))
                                .isEqualTo(job.at("/results/category"));
                    });
            assertThat(events.getLast().name()).isEqualTo("done");
            assertThat(events.getLast().id()).isEqualTo(job.get("version").asString());
            assertThat(events.getLast().data().at("/credits/used").asInt()).isEqualTo(9);
        }
    }

    @Test
    void a_stream_that_is_resumed_after_any_event_tells_the_rest_and_no_item_twice() {
        String path = submit();
        List<Event> whole;
        try (EventStream stream = EventStream.open(account.client(), path + "/events")) {
            whole = stream.toTheEnd();
        }

        for (int cut = 0; cut < whole.size() - 1; cut++) {
            Event last = whole.get(cut);
            try (EventStream rest =
                    EventStream.open(
                            account.client(), path + "/events", "Last-Event-ID", last.id())) {
                List<Event> items =
                        Stream.concat(whole.subList(0, cut + 1).stream(), rest.toTheEnd().stream())
                                .filter(event -> event.name().equals("item"))
                                .toList();
                assertThat(items)
                        .as("after %s %s", last.name(), last.id())
                        .isEqualTo(
                                whole.stream()
                                        .filter(event -> event.name().equals("item"))
                                        .toList());
                assertThat(rest.events("done")).hasSize(1);
            }
        }
    }

    @Test
    void a_client_that_knows_the_end_is_told_not_to_come_back() {
        String path = submit();
        String id;
        try (EventStream stream = EventStream.open(account.client(), path + "/events")) {
            id = stream.toTheEnd().getLast().id();
        }

        account.client().get(path + "/events", "Last-Event-ID", id).is(204);
    }

    @Test
    void the_end_of_a_failed_job_says_why_and_what_was_given_back() {
        gateway.workers().fail(product, FailureKind.UNPROCESSABLE_IMAGE, "It shows no product.");
        String path = submit();

        try (EventStream stream = EventStream.open(account.client(), path + "/events")) {
            JsonNode done = stream.toTheEnd().getLast().data();

            assertThat(done.get("status").asString()).isEqualTo("failed");
            assertThat(done.at("/error/message").asString()).isEqualTo("It shows no product.");
            assertThat(done.at("/credits/refunded").asInt()).isEqualTo(9);
        }
    }

    @Test
    void the_link_in_a_job_opens_its_stream_without_a_key_and_no_other_one() {
        String path = submit();
        String link = account.client().get(path).is(200).json().at("/links/events").asString();
        String query = link.substring(link.indexOf('?'));
        TestClient stranger = account.client().withKey("");

        try (EventStream stream =
                EventStream.open(stranger, link.substring(account.client().base().length()))) {
            assertThat(stream.toTheEnd().getLast().name()).isEqualTo("done");
        }
        stranger.get(path + query).refuses(401, "UNAUTHENTICATED");
        stranger.get(submit() + "/events" + query).refuses(401, "UNAUTHENTICATED");
    }

    @Test
    void a_silent_stream_has_a_heartbeat_and_ends_when_its_client_leaves() {
        CountDownLatch gate = gateway.workers().hold(product);
        String path = submit();
        double before = waiting();
        try (EventStream stream = EventStream.open(account.client(), path + "/events")) {
            await().until(() -> stream.comments().size() >= 2);
            assertThat(stream.comments()).containsOnly(": heartbeat");
            assertThat(stream.hasEnded()).isFalse();
        }

        await().until(() -> waiting() <= before);
        gate.countDown();
    }

    @Test
    void nobody_else_can_listen_and_an_unknown_id_is_refused_as_an_error() {
        String path = submit();

        gateway.account(0)
                .client()
                .get(path + "/events", "Accept", "text/event-stream")
                .refuses(404, "NOT_FOUND");
        account.client()
                .get(path + "/events", "Last-Event-ID", "x", "Accept", "text/event-stream")
                .refuses(400, "INVALID_REQUEST");
        account.client()
                .withKey("")
                .get(path + "/events", "Accept", "text/event-stream")
                .refuses(401, "UNAUTHENTICATED");
    }

    private String submit() {
        String body =
                """
                {"type":"tech-pack","productId":"%s","revisionIds":["%s"]}\
                """
                        .formatted(product, account.revisionId(product, "front"));
        return API + "/jobs/" + account.client().post(API + "/jobs", body).is(202).text("jobId");
    }

    private static List<JsonNode> itemsOf(List<Event> events, String step) {
        return events.stream()
                .filter(event -> event.name().equals("item"))
                .map(Event::data)
                .filter(item -> item.get("step").asString().equals(step))
                .map(item -> item.get("content"))
                .toList();
    }

    private static List<JsonNode> contents(JsonNode list) {
        return list.valueStream().toList();
    }

    private double waiting() {
        return gateway.bean(MeterRegistry.class).get("techpack.requests.waiting").gauge().value();
    }
}
