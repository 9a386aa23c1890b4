package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.techpack.gateway.TestGateway.TestAccount;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.Marker;

/** What a line that is logged for a request says besides its message. */
class LogFieldsTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final TestGateway gateway = TestGateway.get();

    @Test
    void a_line_of_a_request_names_its_account_and_the_clients_trace() {
        TestAccount account = gateway.account(0);
        LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        Fields fields = new Fields();
        logging.addTurboFilter(fields);
        try {
            account.client()
                    .get(API + "/credits", "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                    .is(200);
        } finally {
            logging.getTurboFilterList().remove(fields);
        }

        assertThat(fields.seen)
                .anySatisfy(line ->
                        assertThat(line)
                                .containsEntry("account", account.id().toString())
                                .containsEntry("trace", TRACE));
    }

    /** Asked at each line that might be logged, also where its level is off. */
    private static final class Fields extends TurboFilter {

        private final Queue<Map<String, String>> seen = new ConcurrentLinkedQueue<>();

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] parameters,
                @Nullable Throwable thrown) {
            Map<String, String> fields = MDC.getCopyOfContextMap();
            if (fields != null && fields.containsKey("trace")) {
                seen.add(fields);
            }
            return FilterReply.NEUTRAL;
        }
    }
}
