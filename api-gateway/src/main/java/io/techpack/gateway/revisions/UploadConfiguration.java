package io.techpack.gateway.revisions;

import io.techpack.gateway.settings.GatewaySettings;
import jakarta.servlet.MultipartConfigElement;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** How large uploads may be. */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

    /** For the other parts and the boundaries between them. */
    private static final DataSize OVERHEAD = DataSize.ofMegabytes(1);

    /** Larger uploads wait for their turn on disk. */
    private static final DataSize IN_MEMORY = DataSize.ofKilobytes(256);

    /** What is read and dropped of a refused upload, so that its client gets to see the refusal. */
    private static final DataSize SWALLOWED = DataSize.ofMegabytes(64);

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
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> swallowRefusedUploads() {
        return server ->
                server.addConnectorCustomizers(connector -> {
                    if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                        http.setMaxSwallowSize(Math.toIntExact(SWALLOWED.toBytes()));
                    }
                });
    }
}
