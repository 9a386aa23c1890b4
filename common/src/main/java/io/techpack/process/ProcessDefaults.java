package io.techpack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Puts the defaults of every process below everything that a user configures. */
final class ProcessDefaults implements EnvironmentPostProcessor {

    private static final String DEFAULTS = "techpack-defaults.properties";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        try {
            environment
                    .getPropertySources()
                    .addLast(new ResourcePropertySource(new ClassPathResource(DEFAULTS)));
        } catch (IOException missing) {
            throw new UncheckedIOException(DEFAULTS + " is missing from the class path", missing);
        }
    }
}
