package io.techpack.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.gateway.response.ApiException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CancelAfterTest {

    @ParameterizedTest
    @CsvSource({"90s,90", "90,90", "5m,300", "1h,3600", "1h30m,5400", "2m5s,125", " 7s ,7"})
    void a_time_is_read_with_its_units(String header, int seconds) {
        assertThat(CancelAfter.of(header, Optional.empty())).hasValue(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0s", "soon", "-5s", "5d", "1s2m", "99999999h", "٣s", "366d"})
    void what_is_no_time_is_refused(String header) {
        assertThatThrownBy(() -> CancelAfter.of(header, Optional.empty()))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Cancel-After");
    }

    @Test
    void without_the_header_the_body_counts() {
        Optional<Duration> inBody = Optional.of(Duration.ofSeconds(9));

        assertThat(CancelAfter.of(null, inBody)).isEqualTo(inBody);
    }

    @Test
    void header_and_body_must_not_differ() {
        assertThat(CancelAfter.of("9s", Optional.of(Duration.ofSeconds(9)))).isPresent();
        assertThatThrownBy(() -> CancelAfter.of("8s", Optional.of(Duration.ofSeconds(9))))
                .hasMessageContaining("says 8 s and deadlineSeconds says 9");
    }
}
