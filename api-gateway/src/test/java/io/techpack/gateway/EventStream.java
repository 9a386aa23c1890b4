package io.techpack.gateway;

import io.techpack.gateway.openapi.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a stream of server-sent events on a thread of its own, as a stock client would. */
final class EventStream implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpResponse<Stream<String>> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final Thread reader;

    /**
     * @param id the last one that was sent, as a client keeps it
     */
    record Event(String name, String id, JsonNode data) {}

    /** Headers are name, value, name, value … */
    static EventStream open(TestClient client, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(client.base() + path))
                        .header("Accept", "text/event-stream");
        if (!client.key().isEmpty()) {
            request.header("Authorization", "Bearer " + client.key());
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new EventStream(request.build());
    }

    private EventStream(HttpRequest request) {
        try {
            response = http.send(request, BodyHandlers.ofLines());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        reader = Thread.startVirtualThread(this::read);
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Those that came so far; each is as the OpenAPI document says. */
    List<Event> events() {
        events.forEach(event -> Contract.committed().checkEvent(event.name(), event.data()));
        return List.copyOf(events);
    }

    List<Event> events(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    List<String> comments() {
        return comments;
    }

    boolean hasEnded() {
        return !reader.isAlive();
    }

    /** All events, once the server has ended the stream. */
    List<Event> toTheEnd() {
        try {
            reader.join(java.time.Duration.ofSeconds(20));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (reader.isAlive()) {
            throw new AssertionError("the stream goes on after " + events);
        }
        return events();
    }

    private void read() {
        List<String> block = new ArrayList<>();
        String id = "";
        try {
            for (String line : (Iterable<String>) response.body()::iterator) {
                if (line.startsWith(":")) {
                    comments.add(line);
                } else if (!line.isEmpty()) {
                    block.add(line);
                } else if (!block.isEmpty()) {
                    id = field(block, "id", id);
                    String data = field(block, "data", "");
                    if (!data.isEmpty()) {
                        events.add(
                                new Event(
                                        field(block, "event", "message"), id, JSON.readTree(data)));
                    }
                    block.clear();
                }
            }
        } catch (UncheckedIOException closed) {
            // the test or the server has ended it
        }
    }

    private static String field(List<String> block, String name, String otherwise) {
        return block.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .reduce((_, last) -> last)
                .orElse(otherwise);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
