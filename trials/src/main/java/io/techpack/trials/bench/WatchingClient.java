package io.techpack.trials.bench;

import io.techpack.trials.TrialException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A client that waits for the end of one job: on a bare socket with a small buffer, so that
 * thousands of them weigh little beside the gateway in the same process.
 */
final class WatchingClient implements AutoCloseable {

    private static final int BUFFER = 2_048;
    private static final String END = "event: done";

    private final Socket socket;
    private final String awaited;

    private WatchingClient(URI server, String request, String awaited) throws IOException {
        this.socket = new Socket(server.getHost(), server.getPort());
        this.awaited = awaited;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** Opens the job's stream of events. */
    static WatchingClient stream(URI server, Optional<String> key, String job) throws IOException {
        return new WatchingClient(server, request(server, key, job, "/events", ""), END);
    }

    /** Asks for the job as one who has that version of it, for as long as is granted. */
    static WatchingClient longPoll(URI server, Optional<String> key, String job, long version)
            throws IOException {
        String headers = "If-None-Match: \"%d\"\r\nPrefer: wait=60\r\n".formatted(version);
        return new WatchingClient(
                server, request(server, key, job, "", headers), "\"status\":\"canceled\"");
    }

    private static String request(
            URI server, Optional<String> key, String job, String more, String headers) {
        String path = "/api/tech-pack-v2/jobs/" + job + more;
        String authorization = key.map(each -> "Authorization: Bearer " + each + "\r\n").orElse("");
        return "GET %s HTTP/1.1\r\nHost: %s\r\n%s%sConnection: close\r\n\r\n"
                .formatted(path, server.getAuthority(), authorization, headers);
    }

    /** Reads until the end of the job is told; returns when, as {@link System#nanoTime}. */
    long awaitEnd() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[BUFFER];
        String last = "";
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            long now = System.nanoTime();
            // the words may be cut by the end of the buffer
            String text = last + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
            if (text.contains(awaited)) {
                return now;
            }
            last = text.substring(Math.max(0, text.length() - awaited.length()));
        }
        throw new TrialException("The gateway closed a connection before the job had ended.");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
