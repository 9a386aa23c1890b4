package io.techpack.gateway.fetch;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.settings.GatewaySettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A URL that is well-formed and allowed; whether its address is allowed shows when it is resolved.
 *
 * @param field the request's field that it came from
 */
record FetchTarget(String field, URI url) {

    private static final int MAX_LENGTH = 2_000;

    /**
     * @throws ApiException if this is not a URL that may be fetched
     */
    static FetchTarget of(String field, String text, GatewaySettings.Fetch rules) {
        URI url = parse(field, text);
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw ApiException.invalid(field, "must be an http or https URL");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null) {
            throw ApiException.invalid(field, "must have a host and no user info");
        }
        int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("http") ? 80 : 443;
        if (!rules.ports().contains(port)
                && !(rules.allowLoopback() && isLoopback(url.getHost()))) {
            throw ApiException.invalid(
                    field, "uses port %d; only %s are allowed".formatted(port, rules.ports()));
        }
        return new FetchTarget(field, url);
    }

    /** Where a redirect leads. */
    FetchTarget redirected(String location, GatewaySettings.Fetch rules) {
        return of(field, url.resolve(parse(field, location)).toString(), rules);
    }

    private static URI parse(String field, String text) {
        if (text.length() > MAX_LENGTH) {
            throw ApiException.invalid(field, "is longer than %d characters".formatted(MAX_LENGTH));
        }
        try {
            return new URI(text).normalize();
        } catch (URISyntaxException malformed) {
            throw ApiException.invalid(field, "is not a URL");
        }
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
