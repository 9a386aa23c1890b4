package io.techpack.gateway.fetch;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.settings.GatewaySettings;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/**
 * A URL that is well-formed and allowed; whether its address is allowed shows when it is resolved.
 *
 * @param field the request's field that it came from
 * @param location as it was given
 * @param url the same, as it is requested
 */
record FetchTarget(String field, HttpUrl location, URI url) {

    private static final int MAX_LENGTH = 8_000;

    /**
     * @throws ApiException if this is not a URL that may be fetched
     */
    static FetchTarget of(String field, String text, GatewaySettings.Fetch rules) {
        return allowed(field, HttpUrl.parse(within(field, text)), rules);
    }

    /** Where a redirect leads. */
    FetchTarget redirected(String to, GatewaySettings.Fetch rules) {
        return allowed(field, location.resolve(within(field, to)), rules);
    }

    private static FetchTarget allowed(
            String field, Optional<HttpUrl> parsed, GatewaySettings.Fetch rules) {
        HttpUrl location =
                parsed.orElseThrow(() ->
                        ApiException.invalid(
                                field,
                                "is not a URL such as https://host/path, with a host and no user info"));
        String scheme = location.scheme();
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw ApiException.invalid(field, "must be an http or https URL");
        }
        URI url = uri(field, location);
        int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("http") ? 80 : 443;
        if (!rules.ports().contains(port)
                && !(rules.allowLoopback() && isLoopback(url.getHost()))) {
            throw ApiException.invalid(
                    field, "uses port %d; only %s are allowed".formatted(port, rules.ports()));
        }
        return new FetchTarget(field, location, url);
    }

    private static URI uri(String field, HttpUrl location) {
        URI url = location.uri();
        if (url.getHost() == null) {
            throw ApiException.invalid(field, "has a host that is no name or address");
        }
        return url;
    }

    private static String within(String field, String text) {
        if (text.length() > MAX_LENGTH) {
            throw ApiException.invalid(
                    field,
                    "has %,d characters; at most %,d are allowed"
                            .formatted(text.length(), MAX_LENGTH));
        }
        return text;
    }

    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
