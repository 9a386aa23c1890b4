package io.techpack.gateway.server;

import io.techpack.gateway.settings.GatewaySettings;
import jakarta.servlet.MultipartConfigElement;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** How large uploads may be, and how slow. */
@Configuration(proxyBeanMethods = false)
class MultipartConfiguration {

    /** Allowed for the other parts and the boundaries between them. */
    private static final DataSize OVERHEAD = DataSize.ofMegabytes(1);

    /** Larger uploads are buffered on disk. */
    private static final DataSize IN_MEMORY = DataSize.ofKilobytes(256);

    /** How much of a refused upload is read and dropped, so that its client sees the error. */
    private static final DataSize SWALLOWED = DataSize.ofMegabytes(64);

    /** Of one part: a file name of 2 KB in UTF-8, and what else stands beside it. */
    private static final DataSize PART_HEADERS = DataSize.ofKilobytes(4);

    @Bean
    MultipartConfigElement multipartConfigElement(GatewaySettings settings) {
        DataSize largest = settings.pictures().largest();
        return new MultipartConfigElement(
                "",
                largest.toBytes(),
                largest.toBytes() + OVERHEAD.toBytes(),
                Math.toIntExact(IN_MEMORY.toBytes()));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> uploads(GatewaySettings settings) {
        return server -> {
            server.addEngineValves(new SlowSenderValve(settings.sending()));
            server.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                    http.setMaxSwallowSize(Math.toIntExact(SWALLOWED.toBytes()));
                    http.setDisableUploadTimeout(false);
                    http.setConnectionUploadTimeout(
                            Math.toIntExact(settings.sending().silence().toMillis()));
                }
                connector.setMaxPartHeaderSize(Math.toIntExact(PART_HEADERS.toBytes()));
            });
        };
    }
}
