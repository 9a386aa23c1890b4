package io.techpack.gateway.page;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/**
 * What the page loads: scripts, styles and the font, whose names change with what they hold. The
 * build has compressed them already; no request waits for that.
 */
@Configuration(proxyBeanMethods = false)
class PageFiles implements WebMvcConfigurer {

    private static final String BUILT = "classpath:/techpack-web/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // every file of a reproducible build has the same date, so that date says nothing
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(BUILT + "assets/")
                .setUseLastModified(false)
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
        registry.addResourceHandler("/{icon:favicon[.]svg}")
                .addResourceLocations(BUILT)
                .setUseLastModified(false)
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
    }
}
