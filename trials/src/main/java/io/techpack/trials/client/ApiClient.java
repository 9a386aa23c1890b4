package io.techpack.trials.client;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Calls the HTTP API on the caller's own thread, with as many connections as there are calls. It
 * repeats nothing: what a failed call means is for the caller to say. It is as small as can be,
 * because what it costs is measured together with the system. Thread-safe.
 */
public final class ApiClient implements AutoCloseable {

    private static final String BASE = "/api/tech-pack-v2";

    private final URI server;
    private final String base;
    private final String host;
    private final Duration connectTimeout;
    private final Duration responseTimeout;
    private final Deque<ApiConnection> idle = new ConcurrentLinkedDeque<>();
    private final Set<ApiConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param server such as {@code http://127.0.0.1:8080}
     * @param connectTimeout for a new connection
     * @param responseTimeout without a byte from the server
     * @throws IllegalArgumentException if that is no address of a server
     */
    public ApiClient(URI server, Duration connectTimeout, Duration responseTimeout) {
        String scheme = server.getScheme();
        if (server.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException(
                    "'" + server + "' is not an address such as http://127.0.0.1:8080");
        }
        if (server.getUserInfo() != null) {
            throw new IllegalArgumentException("the address must not hold a user or password");
        }
        String path = server.getRawPath() == null ? "" : server.getRawPath();
        this.server = server;
        this.base = (path.endsWith("/") ? path.substring(0, path.length() - 1) : path) + BASE;
        this.host = server.getAuthority();
        this.connectTimeout = connectTimeout;
        this.responseTimeout = responseTimeout;
    }

    /**
     * Sends it once.
     *
     * @throws IOException if there is no answer, or only a part of one
     */
    public ApiResponse send(ApiRequest request) throws IOException {
        byte[] bytes = request.bytes(host, base);
        ApiConnection connection = connection();
        try {
            return connection.exchange(bytes);
        } finally {
            if (connection.reusable() && !closed) {
                idle.push(connection);
            } else {
                discard(connection);
            }
        }
    }

    private ApiConnection connection() throws IOException {
        for (ApiConnection known = idle.poll(); known != null; known = idle.poll()) {
            if (known.alive()) {
                return known;
            }
            discard(known);
        }
        ApiConnection fresh = ApiConnection.open(server, connectTimeout, responseTimeout);
        open.add(fresh);
        if (closed) {
            discard(fresh);
            throw new IOException("The client is closed.");
        }
        return fresh;
    }

    private void discard(ApiConnection connection) {
        open.remove(connection);
        try {
            connection.close();
        } catch (IOException _) {
            // nothing is expected of it any more
        }
    }

    /** Calls that are under way fail. */
    @Override
    public void close() {
        closed = true;
        open.forEach(this::discard);
    }
}
