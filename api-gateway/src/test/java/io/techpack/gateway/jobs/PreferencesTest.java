package io.techpack.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration DEFAULT = Duration.ofMinutes(10);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "respond-async|0|respond-async",
                "wait=5|5|wait=5",
                "wait = \"5\"|5|wait=5",
                "Respond-Async, wait=7|7|respond-async, wait=7",
                "wait=7, wait=9|7|wait=7",
                "wait=100|60|wait=60",
                "wait=0|0|wait=0",
                "wait=5, Cancel-On-Disconnect|5|cancel-on-disconnect, wait=5",
                "handling=lenient|600|",
                "wait=soon|600|",
                "wait=-1|600|"
            })
    void known_preferences_are_applied_and_unknown_ones_ignored(
            String header, int seconds, String applied) {
        Preferences preferences = Preferences.of(List.of(header), LIMIT);

        assertThat(preferences.waitOr(DEFAULT)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(preferences.applied().orElse(null)).isEqualTo(applied);
    }

    @Test
    void several_headers_are_read_as_one() {
        Preferences preferences = Preferences.of(List.of("wait=3", "respond-async"), LIMIT);

        assertThat(preferences.applied()).hasValue("respond-async, wait=3");
        assertThat(preferences.waitOnly().applied()).hasValue("wait=3");
    }
}
