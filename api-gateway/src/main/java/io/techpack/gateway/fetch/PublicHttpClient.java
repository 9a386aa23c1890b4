package io.techpack.gateway.fetch;

import io.techpack.gateway.settings.GatewaySettings;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * How every client of the outside is made: it connects only to the addresses that were checked, and
 * each time anew; it sends no credentials or cookies, and follows, repeats and unpacks nothing by
 * itself.
 */
final class PublicHttpClient {

    private PublicHttpClient() {}

    /** The addresses that may be connected to: the public internet, and loopback if so set. */
    static Predicate<InetAddress> allowedBy(GatewaySettings.Fetch rules) {
        return address ->
                PublicInternet.includes(address)
                        || (rules.allowLoopback() && address.isLoopbackAddress());
    }

    /**
     * @param timeLimit for a connection, and between two packets
     * @param connections at once
     */
    static CloseableHttpClient make(
            Duration timeLimit, int connections, FilteringDnsResolver resolver) {
        Timeout timeout = Timeout.of(timeLimit);
        return HttpClients.custom()
                .setConnectionManager(
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setDnsResolver(resolver)
                                .setMaxConnTotal(connections)
                                .setMaxConnPerRoute(connections)
                                .setDefaultConnectionConfig(
                                        ConnectionConfig.custom()
                                                .setConnectTimeout(timeout)
                                                .setSocketTimeout(timeout)
                                                .build())
                                .build())
                // each request resolves and checks again
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
