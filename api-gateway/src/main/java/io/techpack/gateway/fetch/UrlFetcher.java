package io.techpack.gateway.fetch;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.settings.GatewaySettings;
import java.io.ByteArrayOutputStream;
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
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Fetches the content of a URL that a client sent: from the public internet only, each address
 * checked when it is connected to, redirects followed here and checked again, within limits of size
 * and time. Sends no credentials or cookies, only a user agent. Thread-safe.
 */
@Component
public final class UrlFetcher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(UrlFetcher.class);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int OK = 200;
    private static final int CHUNK = 16 * 1024;
    private static final int MAX_CONNECTIONS = 16;

    private final GatewaySettings.Fetch rules;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("fetch-timer").factory());

    @Autowired
    UrlFetcher(GatewaySettings settings) {
        this(
                settings.fetch(),
                InetAddress::getAllByName,
                PublicHttpClient.allowedBy(settings.fetch()));
    }

    UrlFetcher(
            GatewaySettings.Fetch rules,
            FilteringDnsResolver.NameLookup lookup,
            Predicate<InetAddress> allowed) {
        this.rules = rules;
        this.client =
                PublicHttpClient.make(
                        rules.timeLimit(),
                        MAX_CONNECTIONS,
                        new FilteringDnsResolver(lookup, allowed));
    }

    /**
     * The content of the URL.
     *
     * @param field the request's field that it came from
     * @param largest how many bytes at most
     * @throws ApiException if it may not be fetched, cannot be fetched or is too large
     */
    public byte[] fetch(String field, String url, long largest) {
        long deadline = System.nanoTime() + rules.timeLimit().toNanos();
        FetchTarget target = FetchTarget.of(field, url, rules);
        for (int hop = 0; hop <= rules.redirects(); hop++) {
            Hop response = request(target, largest, deadline);
            if (response.bytes().isPresent()) {
                return response.bytes().get();
            }
            target = target.redirected(response.location(), rules);
        }
        throw failed(field, "redirects more than %d times".formatted(rules.redirects()));
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        client.close();
    }

    /**
     * @param bytes absent if it is a redirect
     */
    private record Hop(Optional<byte[]> bytes, String location) {}

    private Hop request(FetchTarget target, long largest, long deadline) {
        HttpGet request = new HttpGet(target.url());
        request.setHeader("Accept", "image/jpeg, image/png, image/webp");
        long left = deadline - System.nanoTime();
        // a host that sends a byte now and then never runs into the socket timeout
        ScheduledFuture<?> timeout = timer.schedule(request::cancel, left, TimeUnit.NANOSECONDS);
        try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            try {
                return read(target, response, largest);
            } finally {
                // drops the connection, so that closing does not read the rest
                request.cancel();
            }
        } catch (UnknownHostException _) {
            throw failed(
                    target.field(), "leads to a host that is not reachable on the public internet");
        } catch (IOException | IllegalStateException failure) {
            log.debug("a picture cannot be fetched", failure);
            throw failed(
                    target.field(),
                    System.nanoTime() - deadline >= 0
                            ? "did not deliver within %d s".formatted(rules.timeLimit().toSeconds())
                            : "cannot be fetched: the connection failed");
        } finally {
            timeout.cancel(false);
        }
    }

    private static Hop read(FetchTarget target, ClassicHttpResponse response, long largest)
            throws IOException {
        int status = response.getCode();
        if (REDIRECTS.contains(status)) {
            Header location = response.getFirstHeader("Location");
            if (location == null) {
                throw failed(target.field(), "redirects without a location");
            }
            return new Hop(Optional.empty(), location.getValue());
        }
        if (status != OK || response.getEntity() == null) {
            throw failed(target.field(), "answered with status %d".formatted(status));
        }
        if (response.getEntity().getContentLength() > largest) {
            throw tooLarge(target.field(), largest);
        }
        return new Hop(Optional.of(bytes(target, response, largest)), "");
    }

    private static byte[] bytes(FetchTarget target, ClassicHttpResponse response, long largest)
            throws IOException {
        try (InputStream body = response.getEntity().getContent()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK);
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

    private static ApiException failed(String field, String why) {
        return ApiException.of(ErrorCode.UNPROCESSABLE_URL, "The %s %s.".formatted(field, why));
    }

    private static ApiException tooLarge(String field, long largest) {
        return ApiException.of(
                ErrorCode.PAYLOAD_TOO_LARGE,
                "The %s leads to more than %,d bytes.".formatted(field, largest));
    }
}
