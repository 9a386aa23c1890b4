package io.techpack.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFaultTest {

    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final LastRefusal refusal = new LastRefusal(now::get);

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "23505"})
    void a_conflict_is_tried_again_and_nobody_is_told(String state) {
        assertThat(DatabaseFault.translating(refusal, failing(2, state))).isEqualTo(3);
    }

    @Test
    void a_conflict_that_does_not_end_is_told_in_the_end() {
        assertThatThrownBy(() -> DatabaseFault.translating(refusal, failing(100, "40P01")))
                .hasRootCauseInstanceOf(SQLException.class)
                .isNotInstanceOf(DatabaseUnavailable.class);
        assertThat(tries).hasValueBetween(2, 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "08001", "57P01", "57P02", "57P03", "57P05", "53300", "53100", "25006",
                "25P03", "25P04"
            })
    void a_database_that_is_away_or_takes_no_changes_is_an_outage_and_not_tried_again(
            String state) {
        assertThatThrownBy(() -> DatabaseFault.translating(refusal, failing(100, state)))
                .isInstanceOf(DatabaseUnavailable.class);
        assertThat(tries).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "53100, disk is full",
        "53300, max_connections",
        "25P03, idle_in_transaction_session_timeout",
        "25006, takes no changes",
        "08006, cannot be reached"
    })
    void an_outage_says_what_it_is_and_what_can_be_done(String state, String sentence) {
        assertThatThrownBy(() -> DatabaseFault.translating(refusal, failing(1, state)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void a_wait_for_the_pool_says_why_the_server_refuses_connections_though_another_was_told() {
        waitingIsTold(null, "cannot be reached");
        waitingIsTold("53300", "max_connections");

        now.set(Instant.EPOCH.plusSeconds(15));
        waitingIsTold(null, "max_connections");

        now.set(Instant.EPOCH.plusSeconds(16));
        waitingIsTold(null, "cannot be reached");
    }

    private void waitingIsTold(@Nullable String state, String sentence) {
        assertThatThrownBy(() ->
                        DatabaseFault.translating(
                                refusal,
                                () -> {
                                    throw new IllegalStateException(
                                            new SQLTransientConnectionException(
                                                    "timed out", state));
                                }))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22P05", "23514", "42601"})
    void anything_else_is_told_as_it_is(String state) {
        assertThatThrownBy(() -> DatabaseFault.translating(refusal, failing(100, state)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(tries).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"53300", "53100", "25006", "25P03", "55P03"})
    void what_the_server_has_refused_was_not_done(String state) {
        assertThat(outage(new SQLException("no", state)).nothingDone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08003", "57P01", "57P02", "25P04"})
    void what_a_lost_session_was_about_to_do_may_have_been_done(String state) {
        assertThat(outage(new SQLException("no", state)).nothingDone()).isFalse();
    }

    @Test
    void what_got_no_connection_was_not_done_whatever_the_reason() {
        assertThat(outage(new ConnectionException(new SQLException("no", "08001"))).nothingDone())
                .isTrue();
        assertThat(outage(new SQLTimeoutException("a statement took too long")).nothingDone())
                .isFalse();
    }

    private DatabaseUnavailable outage(Exception cause) {
        return catchThrowableOfType(
                DatabaseUnavailable.class,
                () ->
                        DatabaseFault.translating(
                                refusal,
                                () -> {
                                    throw new IllegalStateException(cause);
                                }));
    }

    private Supplier<Integer> failing(int times, String state) {
        return () -> {
            if (tries.incrementAndGet() <= times) {
                throw new IllegalStateException(new SQLException("no", state));
            }
            return tries.get();
        };
    }
}
