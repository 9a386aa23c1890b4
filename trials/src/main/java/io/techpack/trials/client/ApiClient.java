package io.techpack.trials.client;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;

/**
 * Calls the HTTP API on the caller's own thread, with as many connections as there are calls. It
 * repeats nothing: what a failed call means is for the caller to say. Thread-safe.
 */
public final class ApiClient implements AutoCloseable {

    private static final String BASE = "/api/tech-pack-v2";

    private final String base;
    private final CloseableHttpClient http;

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
        String text = server.toString();
        base = (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + BASE;
        http = blocking(connectTimeout, responseTimeout);
    }

    /**
     * Sends it once.
     *
     * @throws IOException if there is no answer, or only a part of one
     */
    public ApiResponse send(ApiRequest request) throws IOException {
        var sent = new BasicClassicHttpRequest(request.method(), URI.create(base + request.path()));
        request.headers().forEach(sent::setHeader);
        sent.setEntity(request.body());
        return http.execute(sent, ApiClient::read);
    }

    private static ApiResponse read(ClassicHttpResponse response) throws IOException {
        Header etag = response.getFirstHeader("ETag");
        HttpEntity body = response.getEntity();
        return new ApiResponse(
                response.getCode(),
                etag == null ? "" : etag.getValue(),
                body == null ? new byte[0] : EntityUtils.toByteArray(body));
    }

    // a blocking client: its calls take no detour over other threads, whose work would be measured
    // too
    private static CloseableHttpClient blocking(Duration connectTimeout, Duration responseTimeout) {
        return HttpClients.custom()
                .setConnectionManager(
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setMaxConnPerRoute(Integer.MAX_VALUE)
                                .setMaxConnTotal(Integer.MAX_VALUE)
                                .setDefaultConnectionConfig(
                                        ConnectionConfig.custom()
                                                .setConnectTimeout(
                                                        connectTimeout.toMillis(),
                                                        TimeUnit.MILLISECONDS)
                                                .build())
                                .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setResponseTimeout(
                                        responseTimeout.toMillis(), TimeUnit.MILLISECONDS)
                                .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
