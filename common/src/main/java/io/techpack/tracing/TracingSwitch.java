package io.techpack.tracing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Leaves out all of Spring Boot's tracing where nobody is told of spans: with it, each request
 * would have one that is thrown away. Spring Boot finds this class by itself.
 */
final class TracingSwitch implements AutoConfigurationImportFilter, EnvironmentAware {

    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";
    private static final String EXPORT = "management.tracing.export.enabled";
    private static final String[] TRACING = {
        "org.springframework.boot.micrometer.tracing.",
        "org.springframework.boot.opentelemetry.",
        "io.techpack.tracing."
    };

    private boolean on;

    @Override
    public void setEnvironment(Environment environment) {
        on =
                StringUtils.hasText(environment.getProperty(ENDPOINT))
                        && environment.getProperty(EXPORT, Boolean.class, true);
    }

    @Override
    public boolean[] match(
            @Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] imported = new boolean[autoConfigurations.length];
        for (int i = 0; i < imported.length; i++) {
            imported[i] = on || !ofTracing(autoConfigurations[i]);
        }
        return imported;
    }

    private static boolean ofTracing(@Nullable String autoConfiguration) {
        return autoConfiguration != null
                && Arrays.stream(TRACING).anyMatch(autoConfiguration::startsWith);
    }
}
