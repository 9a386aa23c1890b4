package io.techpack.gateway.fetch;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.gateway.settings.WebhookSettings;
import io.techpack.process.ControlCharacters;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Posts JSON to a URL that a client chose: to the public internet only, each address checked when
 * it is connected to, no redirect followed, within a time limit, and no more read of the response
 * than is kept. Sends no credentials or cookies. Thread-safe.
 *
 * <p>To be called on a platform thread: looking up a name blocks in native code for as long as the
 * name's server likes, and a virtual thread would take a processor with it.
 */
@Component
public final class UrlPoster implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(UrlPoster.class);

    /** Of the response's body: so many bytes are read, and so many characters shown. */
    private static final int KEPT = 500;

    private final GatewaySettings.Fetch rules;
    private final Duration timeLimit;
    private final InstantSource clock;
    private final Predicate<InetAddress> allowed;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("post-timer").factory());

    @Autowired
    UrlPoster(GatewaySettings settings, WebhookSettings webhooks, InstantSource clock) {
        this(
                settings.fetch(),
                webhooks.sending(),
                clock,
                InetAddress::getAllByName,
                PublicHttpClient.allowedBy(settings.fetch()));
    }

    UrlPoster(
            GatewaySettings.Fetch rules,
            WebhookSettings.Sending sending,
            InstantSource clock,
            FilteringDnsResolver.NameLookup lookup,
            Predicate<InetAddress> allowed) {
        this.rules = rules;
        this.timeLimit = sending.timeLimit();
        this.clock = clock;
        this.allowed = allowed;
        this.client =
                PublicHttpClient.make(
                        sending.timeLimit(),
                        sending.atOnce(),
                        new FilteringDnsResolver(lookup, allowed));
    }

    /** What the other side said. */
    public sealed interface Answer {

        /**
         * @param retryAfter how long it asks to be left alone
         * @param beginning of the response's body, escaped
         */
        record Status(int code, Optional<Duration> retryAfter, String beginning)
                implements Answer {}

        /**
         * Nothing.
         *
         * @param why a phrase such as {@code did not answer within 15 s}
         */
        record Nothing(String why) implements Answer {}
    }

    /** What is wrong with the URL itself, such as {@code must be an http or https URL}. */
    public Optional<String> fault(String url) {
        try {
            return leadsInside(FetchTarget.of("url", url, rules))
                    ? Optional.of("leads to an address that is not on the public internet")
                    : Optional.empty();
        } catch (ApiException refused) {
            return Optional.of(refused.errors().getFirst().message());
        }
    }

    /** Whether that shows already, without a look-up: names are judged when they are resolved. */
    private boolean leadsInside(FetchTarget target) {
        try {
            String host = target.url().getHost().replaceAll("[\\[\\]]", "");
            return !allowed.test(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Posts the body and takes no longer than the time limit, but for the look-up of the name. */
    public Answer post(String url, Map<String, String> headers, String json) {
        Optional<String> fault = fault(url);
        if (fault.isPresent()) {
            return new Answer.Nothing("was not sent: the URL " + fault.get());
        }
        HttpPost request = new HttpPost(FetchTarget.of("url", url, rules).url());
        headers.forEach(request::setHeader);
        request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        long deadline = System.nanoTime() + timeLimit.toNanos();
        // a host that sends a byte now and then never runs into the socket timeout
        ScheduledFuture<?> timeout =
                timer.schedule(request::cancel, timeLimit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            ClassicHttpResponse response = client.executeOpen(null, request, null);
            Answer answer =
                    new Answer.Status(
                            response.getCode(),
                            RetryAfter.of(response, clock.instant()),
                            beginning(response));
            hangUp(request, response);
            return answer;
        } catch (UnknownHostException _) {
            return new Answer.Nothing(
                    "leads to a host that is not reachable on the public internet");
        } catch (SSLException failure) {
            log.debug("a webhook cannot be sent", failure);
            return new Answer.Nothing("has no certificate that can be trusted");
        } catch (IOException | IllegalStateException failure) {
            log.debug("a webhook cannot be sent", failure);
            return new Answer.Nothing(
                    System.nanoTime() - deadline >= 0
                            ? "did not answer within %d ms".formatted(timeLimit.toMillis())
                            : "cannot be reached: the connection failed");
        } finally {
            timeout.cancel(false);
        }
    }

    /** The connection is dropped first, so that closing does not read the rest. */
    private static void hangUp(HttpPost request, ClassicHttpResponse response) {
        request.cancel();
        try {
            response.close();
        } catch (IOException | IllegalStateException dropped) {
            log.debug("the rest of a response to a webhook was not wanted", dropped);
        }
    }

    /** The status has been said: what comes of the body after the time limit is not waited for. */
    private static String beginning(ClassicHttpResponse response) {
        if (response.getEntity() == null) {
            return "";
        }
        byte[] bytes = new byte[KEPT];
        int length = 0;
        try {
            InputStream body = response.getEntity().getContent();
            for (int read = 0; read >= 0 && length < bytes.length; length += Math.max(read, 0)) {
                read = body.read(bytes, length, bytes.length - length);
            }
        } catch (IOException | IllegalStateException cut) {
            log.debug("the response to a webhook ends early", cut);
        }
        return escaped(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }

    /** As one line that can be stored and shown anywhere. */
    private static String escaped(String text) {
        String escaped = ControlCharacters.escaped(text);
        if (escaped.length() <= KEPT) {
            return escaped;
        }
        boolean splits = Character.isHighSurrogate(escaped.charAt(KEPT - 1));
        return escaped.substring(0, splits ? KEPT - 1 : KEPT);
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        client.close();
    }
}
