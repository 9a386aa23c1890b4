package io.techpack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Puts the defaults of every process below everything that a user configures, and below the
 * defaults that an application sets for itself.
 */
final class ProcessDefaults implements EnvironmentPostProcessor {

    private static final String DEFAULTS = "techpack-defaults.properties";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        LogEscaping.install(); // Spring Boot sets the logging up when the environment is ready
        MutablePropertySources sources = environment.getPropertySources();
        Map<String, Object> defaults = new HashMap<>();
        ours().forEach((name, value) -> defaults.put(name.toString(), value));
        if (sources.get(DefaultPropertiesPropertySource.NAME)
                instanceof MapPropertySource applications) {
            defaults.putAll(applications.getSource());
        }
        DefaultPropertiesPropertySource.addOrMerge(defaults, sources);
    }

    private static Properties ours() {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource(DEFAULTS));
        } catch (IOException missing) {
            throw new UncheckedIOException(DEFAULTS + " is missing from the class path", missing);
        }
    }
}
