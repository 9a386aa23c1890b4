package io.techpack.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.techpack.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;

/** What a process writes with {@code logging.structured.format.console}, and no other setting. */
class JsonLogsTest {

    private static final Map<String, String> FIELDS =
            Map.of(
                    "job", "j-1",
                    "stage", "close-ups",
                    "attempt", "2",
                    "account", "a-1",
                    "trace", "0af7651916cd43dd8448eb211c80319c");

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "logstash"})
    void a_line_has_what_it_is_about_as_fields_and_nothing_that_acts_on_a_terminal(String format) {
        String hostile = "x\n{\"forged\":1}\u001b[2J\0\u007f\u009b\u2028\u202e\u2066\"";

        String line = line(format, hostile, new IllegalStateException(hostile));

        assertThat(line).endsWith("\n");
        String written = line.substring(0, line.length() - 1);
        assertThat(written.chars().filter(each -> ControlCharacters.acts((char) each))).isEmpty();
        JsonNode json = Json.mapper().readTree(written);
        FIELDS.forEach((name, value) -> assertThat(json.path(name).asString("")).isEqualTo(value));
        assertThat(json.path("message").asString(""))
                .startsWith("x\n{\"forged\":1}\u001b[2J\0")
                .endsWith("\\u2028\\u202e\\u2066\"");
    }

    private static String line(String format, String message, Throwable thrown) {
        StandardEnvironment environment = new StandardEnvironment();
        new ProcessDefaults()
                .postProcessEnvironment(environment, new SpringApplication(JsonLogsTest.class));
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putObject(Environment.class.getName(), environment);
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(format);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        LoggingEvent event =
                new LoggingEvent(
                        "", context.getLogger("test"), Level.INFO, message, thrown, new Object[0]);
        event.setMDCPropertyMap(new HashMap<>(FIELDS));
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
