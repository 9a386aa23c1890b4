package io.techpack.gateway.fetch;

import io.techpack.gateway.errors.Refusal;
import io.techpack.gateway.settings.GatewaySettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A URL whose form is acceptable; whether its address is, shows when it is resolved.
 *
 * @param field the request's field that it came from
 */
record FetchTarget(String field, URI url) {

    private static final int LONGEST = 2_000;

    /**
     * @throws Refusal if this is no URL that may be fetched
     */
    static FetchTarget of(String field, String text, GatewaySettings.Fetch rules) {
        URI url = parse(field, text);
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw Refusal.invalid(field, "must be an http or https URL");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null) {
            throw Refusal.invalid(field, "must name a host, and no user");
        }
        int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("http") ? 80 : 443;
        if (!rules.ports().contains(port)
                && !(rules.allowLoopback() && isLoopback(url.getHost()))) {
            throw Refusal.invalid(
                    field, "uses port %d; only %s are possible".formatted(port, rules.ports()));
        }
        return new FetchTarget(field, url);
    }

    /** Where a redirect leads. */
    FetchTarget redirected(String location, GatewaySettings.Fetch rules) {
        return of(field, url.resolve(parse(field, location)).toString(), rules);
    }

    private static URI parse(String field, String text) {
        if (text.length() > LONGEST) {
            throw Refusal.invalid(field, "is longer than %d characters".formatted(LONGEST));
        }
        try {
            return new URI(text).normalize();
        } catch (URISyntaxException malformed) {
            throw Refusal.invalid(field, "is no URL");
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
