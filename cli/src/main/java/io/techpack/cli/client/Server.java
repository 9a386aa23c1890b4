package io.techpack.cli.client;

import java.net.URI;
import java.util.Optional;

/**
 * Where the API is and as whom to call it.
 *
 * @param key an API key; kept out of every message
 */
public record Server(URI url, Optional<String> key) {

    static final String BASE = "/api/tech-pack-v2";

    public Server {
        String scheme = url.getScheme();
        if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException(
                    "'" + url + "' is not an address such as http://127.0.0.1:8080");
        }
        if (url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the address must not hold a user or password; send a key with --key");
        }
    }

    public static Server at(URI url) {
        return new Server(url, Optional.empty());
    }

    /** The same server, called with that key. */
    public Server as(Optional<String> other) {
        return new Server(url, other);
    }

    /** The address of a path of the API, such as {@code /jobs}. */
    public URI path(String path) {
        String root = url.toString();
        String trimmed = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        return URI.create(trimmed + BASE + path);
    }

    /** What a link in an answer points to. */
    URI link(String link) {
        return url.resolve(link);
    }

    /** Whether that address is this server, so that the key may be sent there. */
    boolean owns(URI address) {
        return url.getScheme().equals(address.getScheme())
                && url.getHost().equalsIgnoreCase(address.getHost())
                && url.getPort() == address.getPort();
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
