package io.techpack.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogEscapingTest {

    private static final String FORGED = "x\n2026-01-01T00:00:00Z ERROR \u001b[2J\0\u009b\u2028";

    private final LoggerContext context = new LoggerContext();

    @Test
    void no_text_from_outside_begins_a_line_or_steers_a_terminal() {
        String line = logged("client", "field {} is wrong", null, FORGED);

        assertThat(line)
                .isEqualTo(
                        "field x\\n2026-01-01T00:00:00Z ERROR \\u001b[2J\\u0000\\u009b\\u2028 is wrong\n");
    }

    @Test
    void nor_does_the_message_of_an_exception_or_of_its_causes() {
        RuntimeException thrown =
                new IllegalStateException(FORGED, new IllegalArgumentException(FORGED));
        thrown.addSuppressed(new IllegalArgumentException(FORGED));

        String trace = logged("client", "failed", thrown);

        assertThat(trace.lines())
                .hasSizeGreaterThan(5)
                .noneMatch(line -> line.startsWith("2026"))
                .anyMatch(line -> line.startsWith("Caused by: "))
                .anyMatch(line -> line.contains("Suppressed: "))
                .anyMatch(line -> line.startsWith("\tat "));
        assertThat(trace).doesNotContain("\u001b").doesNotContain("\0");
    }

    @Test
    void the_report_on_why_a_process_cannot_start_keeps_its_lines() {
        assertThat(
                        logged(
                                "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter",
                                "***\nAPPLICATION FAILED TO START",
                                null))
                .isEqualTo("***\nAPPLICATION FAILED TO START\n");
    }

    private String logged(
            String logger, String message, @Nullable Throwable thrown, Object... arguments) {
        LogEscaping.install();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern("%m%n%escapedEx");
        layout.start();
        return layout.doLayout(
                new LoggingEvent(
                        "", context.getLogger(logger), Level.INFO, message, thrown, arguments));
    }
}
