package io.techpack.gateway.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import io.techpack.gateway.settings.OidcSettings;
import io.techpack.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The keys that an issuer signs with. They are looked for when the first token comes, by way of its
 * discovery document, so that a gateway starts without its issuer. A key that is not known yet has
 * them read again, but not often: anybody can name unknown keys. Keys that are known outlast an
 * outage of the issuer. Thread-safe.
 */
final class IssuerKeys {

    private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final int LARGEST_DOCUMENT = 200_000;
    private static final long REST_NANOS = Duration.ofSeconds(2).toNanos();
    private static final Duration OUTLAST = Duration.ofHours(4);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI issuer;
    private final boolean allowLoopback;
    private final OidcSettings settings;
    private final Retriever retriever;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable JWKSource<SecurityContext> source;
    private long nextDiscovery = System.nanoTime();

    /**
     * @param allowLoopback whether the issuer may be on this machine, without TLS
     * @throws IllegalArgumentException if the issuer is not reached through TLS
     */
    IssuerKeys(URI issuer, OidcSettings settings, boolean allowLoopback) {
        this.issuer = issuer;
        this.settings = settings;
        this.allowLoopback = allowLoopback;
        int millis = Math.toIntExact(settings.timeLimit().toMillis());
        this.retriever = new Retriever(millis);
        if (!isSafe(issuer)) {
            throw new IllegalArgumentException(
                    "techpack.gateway.oidc.issuer is %s; it must be an https URL"
                            .formatted(issuer));
        }
    }

    /** The keys cannot be read; whether a token is genuine is not known. */
    static final class Unavailable extends Exception {

        Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Where keys are looked up by their ids. */
    JWKSource<SecurityContext> source() throws Unavailable {
        JWKSource<SecurityContext> known = source;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            known = source;
            if (known == null) {
                known = discover();
                source = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the last time that the keys were read failed. */
    boolean lastReadFailed() {
        return retriever.failed;
    }

    private JWKSource<SecurityContext> discover() throws Unavailable {
        if (System.nanoTime() - nextDiscovery < 0) {
            throw new Unavailable("the issuer did not answer a moment ago", null);
        }
        try {
            URI keys = keysUri();
            log.info("tokens of {} are accepted; its keys are at {}", issuer, keys);
            return JWKSourceBuilder.<SecurityContext>create(keys.toURL(), retriever)
                    .cache(settings.keysFor().toMillis(), settings.timeLimit().toMillis() * 2)
                    .refreshAheadCache(false)
                    .rateLimited(Duration.ofNanos(REST_NANOS).toMillis())
                    .outageTolerant(OUTLAST.toMillis())
                    .build();
        } catch (IOException | JacksonException | IllegalArgumentException fault) {
            nextDiscovery = System.nanoTime() + REST_NANOS;
            log.warn("the issuer {} cannot be used: {}", issuer, fault.getMessage());
            throw new Unavailable("the issuer cannot be used", fault);
        }
    }

    private URI keysUri() throws IOException {
        String base = issuer.toString();
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        URL url = URI.create(root + DISCOVERY).toURL();
        JsonNode document = Json.mapper().readTree(retriever.retrieveResource(url).getContent());
        String named = document.path("issuer").asString("");
        if (!named.equals(base)) {
            throw new IOException(
                    "its discovery document is of another issuer, '%s'".formatted(named));
        }
        URI keys = URI.create(document.path("jwks_uri").asString(""));
        if (!isSafe(keys)) {
            throw new IOException("its jwks_uri '%s' is not an https URL".formatted(keys));
        }
        return keys;
    }

    private boolean isSafe(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return scheme.equals("https") && uri.getHost() != null
                || scheme.equals("http") && allowLoopback && LOOPBACK.contains(host);
    }

    /** Remembers whether it failed: the library does not say why it has no key. */
    private static final class Retriever extends DefaultResourceRetriever {

        private volatile boolean failed;

        Retriever(int millis) {
            super(millis, millis, LARGEST_DOCUMENT);
        }

        @Override
        public Resource retrieveResource(URL url) throws IOException {
            boolean succeeded = false;
            try {
                Resource resource = super.retrieveResource(url);
                succeeded = true;
                return resource;
            } finally {
                failed = !succeeded;
            }
        }
    }
}
