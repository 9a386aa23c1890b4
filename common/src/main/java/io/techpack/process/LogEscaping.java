package io.techpack.process;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import org.jspecify.annotations.Nullable;

/**
 * Escapes control characters in whatever is logged by a pattern, so that nobody forges lines or
 * steers the terminal of who reads them. Logs in JSON escape them anyway.
 */
final class LogEscaping {

    /**
     * Spring Boot's report on why a process cannot start: many lines, none of them from a client.
     */
    private static final String START_FAILURES =
            "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    private LogEscaping() {}

    /**
     * To be called before the first pattern is read; from then on it holds for all of them, whoever
     * writes them. The word for exceptions is {@code escapedEx}.
     */
    static void install() {
        for (String word : new String[] {"m", "msg", "message"}) {
            PatternLayout.DEFAULT_CONVERTER_SUPPLIER_MAP.put(word, EscapedMessage::new);
        }
        for (String word : new String[] {"ex", "exception", "throwable", "escapedEx"}) {
            PatternLayout.DEFAULT_CONVERTER_SUPPLIER_MAP.put(word, EscapedException::new);
        }
    }

    /** The message of an event, on one line. */
    private static final class EscapedMessage extends MessageConverter {

        @Override
        public String convert(ILoggingEvent event) {
            String message = super.convert(event);
            return message == null || START_FAILURES.equals(event.getLoggerName())
                    ? String.valueOf(message)
                    : ControlCharacters.escaped(message);
        }
    }

    /** A stack trace, whose lines are our own, but not the messages in them. */
    private static final class EscapedException extends ThrowableProxyConverter {

        @Override
        protected String throwableProxyToString(IThrowableProxy thrown) {
            return super.throwableProxyToString(new EscapedThrowable(thrown));
        }
    }

    private record EscapedThrowable(IThrowableProxy thrown) implements IThrowableProxy {

        static @Nullable IThrowableProxy of(@Nullable IThrowableProxy thrown) {
            return thrown == null ? null : new EscapedThrowable(thrown);
        }

        private static @Nullable String escaped(@Nullable String text) {
            return text == null ? null : ControlCharacters.escaped(text);
        }

        @Override
        public @Nullable String getMessage() {
            return escaped(thrown.getMessage());
        }

        @Override
        public @Nullable String getOverridingMessage() {
            return escaped(thrown.getOverridingMessage());
        }

        @Override
        public String getClassName() {
            return thrown.getClassName();
        }

        @Override
        public ch.qos.logback.classic.spi.StackTraceElementProxy[]
                getStackTraceElementProxyArray() {
            return thrown.getStackTraceElementProxyArray();
        }

        @Override
        public int getCommonFrames() {
            return thrown.getCommonFrames();
        }

        @Override
        public @Nullable IThrowableProxy getCause() {
            return of(thrown.getCause());
        }

        @Override
        public IThrowableProxy[] getSuppressed() {
            IThrowableProxy[] suppressed = thrown.getSuppressed();
            IThrowableProxy[] escaped = new IThrowableProxy[suppressed.length];
            for (int i = 0; i < suppressed.length; i++) {
                escaped[i] = new EscapedThrowable(suppressed[i]);
            }
            return escaped;
        }

        @Override
        public boolean isCyclic() {
            return thrown.isCyclic();
        }
    }
}
