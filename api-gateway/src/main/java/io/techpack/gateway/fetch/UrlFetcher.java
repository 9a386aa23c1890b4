package io.techpack.gateway.fetch;

import io.techpack.gateway.errors.Code;
import io.techpack.gateway.errors.Refusal;
import io.techpack.gateway.settings.GatewaySettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Fetches what a URL of a client leads to: from the public internet only, every address checked
 * when it is connected to, redirects followed by hand and checked anew, within limits of size and
 * time. Sends nothing of ours but a user agent. Thread-safe.
 */
@Component
public final class UrlFetcher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(UrlFetcher.class);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int OK = 200;
    private static final int CHUNK = 16 * 1024;
    private static final int MOST_AT_ONCE = 16;

    private final GatewaySettings.Fetch rules;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("fetch-clock").factory());

    @Autowired
    UrlFetcher(GatewaySettings settings) {
        this(
                settings.fetch(),
                InetAddress::getAllByName,
                address ->
                        PublicInternet.includes(address)
                                || (settings.fetch().allowLoopback()
                                        && address.isLoopbackAddress()));
    }

    UrlFetcher(
            GatewaySettings.Fetch rules, OpenAddresses.Names names, Predicate<InetAddress> open) {
        this.rules = rules;
        this.client = client(rules, new OpenAddresses(names, open));
    }

    /**
     * The bytes that the URL leads to.
     *
     * @param field the request's field that it came from
     * @param largest how many bytes at most
     * @throws Refusal if it may not be fetched, cannot be, or is too large
     */
    public byte[] fetch(String field, String url, long largest) {
        long deadline = System.nanoTime() + rules.timeLimit().toNanos();
        FetchTarget target = FetchTarget.of(field, url, rules);
        for (int hop = 0; hop <= rules.redirects(); hop++) {
            Hop answer = visit(target, largest, deadline);
            if (answer.bytes().isPresent()) {
                return answer.bytes().get();
            }
            target = target.redirected(answer.location(), rules);
        }
        throw refused(field, "redirects more than %d times".formatted(rules.redirects()));
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        client.close();
    }

    /**
     * @param bytes absent if it leads elsewhere
     */
    private record Hop(Optional<byte[]> bytes, String location) {}

    private Hop visit(FetchTarget target, long largest, long deadline) {
        HttpGet request = new HttpGet(target.url());
        request.setHeader("Accept", "image/jpeg, image/png, image/webp");
        long left = deadline - System.nanoTime();
        // a host that sends a byte now and then keeps every socket timeout from firing
        ScheduledFuture<?> alarm = clock.schedule(request::cancel, left, TimeUnit.NANOSECONDS);
        try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            try {
                return read(target, response, largest);
            } finally {
                // drops the connection, so that closing does not read what is left
                request.cancel();
            }
        } catch (UnknownHostException _) {
            throw refused(
                    target.field(), "leads to a host that is not reachable on the public internet");
        } catch (IOException | IllegalStateException fault) {
            log.debug("a picture cannot be fetched", fault);
            throw refused(
                    target.field(),
                    System.nanoTime() - deadline >= 0
                            ? "did not deliver within %d s".formatted(rules.timeLimit().toSeconds())
                            : "cannot be fetched: the connection failed");
        } finally {
            alarm.cancel(false);
        }
    }

    private static Hop read(FetchTarget target, ClassicHttpResponse response, long largest)
            throws IOException {
        int status = response.getCode();
        if (REDIRECTS.contains(status)) {
            Header location = response.getFirstHeader("Location");
            if (location == null) {
                throw refused(target.field(), "redirects to nowhere");
            }
            return new Hop(Optional.empty(), location.getValue());
        }
        if (status != OK || response.getEntity() == null) {
            throw refused(target.field(), "answered with status %d".formatted(status));
        }
        if (response.getEntity().getContentLength() > largest) {
            throw tooLarge(target.field(), largest);
        }
        return new Hop(Optional.of(bytes(target, response, largest)), "");
    }

    private static byte[] bytes(FetchTarget target, ClassicHttpResponse response, long largest)
            throws IOException {
        try (InputStream body = response.getEntity().getContent()) {
            java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream(CHUNK);
            byte[] chunk = new byte[CHUNK];
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                bytes.write(chunk, 0, read);
                if (bytes.size() > largest) {
                    throw tooLarge(target.field(), largest);
                }
            }
            return bytes.toByteArray();
        }
    }

    private static Refusal refused(String field, String why) {
        return Refusal.of(Code.UNPROCESSABLE_URL, "The %s %s.".formatted(field, why));
    }

    private static Refusal tooLarge(String field, long largest) {
        return Refusal.of(
                Code.PAYLOAD_TOO_LARGE,
                "The %s leads to more than %,d bytes.".formatted(field, largest));
    }

    private static CloseableHttpClient client(GatewaySettings.Fetch rules, DnsResolver names) {
        Timeout timeout = Timeout.of(rules.timeLimit());
        return HttpClients.custom()
                .setConnectionManager(
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setDnsResolver(names)
                                .setMaxConnTotal(MOST_AT_ONCE)
                                .setMaxConnPerRoute(MOST_AT_ONCE)
                                .setDefaultConnectionConfig(
                                        ConnectionConfig.custom()
                                                .setConnectTimeout(timeout)
                                                .setSocketTimeout(timeout)
                                                .build())
                                .build())
                // each request resolves and checks anew
                .setConnectionReuseStrategy((_, _, _) -> false)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .setUserAgent("Techpack")
                .build();
    }
}
