package io.techpack.gateway.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Properties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Swagger UI at {@code /docs}, out of its jar: nothing is loaded from elsewhere. */
@Configuration(proxyBeanMethods = false)
class SwaggerUi implements WebMvcConfigurer {

    private static final String ABOUT_THE_JAR =
            "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String IN_THE_JAR = "classpath:/META-INF/resources/webjars/swagger-ui/%s/";
    private static final String OUR_OWN = "classpath:/io/techpack/gateway/openapi/ui/";

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/docs", "/docs/");
        registry.addViewController("/docs/").setViewName("forward:/docs/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // every file of a reproducible build has the same date, so that date says nothing
        registry.addResourceHandler("/docs/{ours:index[.]html|start[.]js}")
                .addResourceLocations(OUR_OWN)
                .setUseLastModified(false)
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler(
                        "/docs/{theirs:swagger-ui[.]css|swagger-ui-bundle[.]js|favicon-32x32[.]png}")
                .addResourceLocations(IN_THE_JAR.formatted(version()))
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
    }

    private static String version() {
        try (InputStream file = SwaggerUi.class.getResourceAsStream(ABOUT_THE_JAR)) {
            if (file == null) {
                throw new IllegalStateException("the jar of Swagger UI is not on the class path");
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
