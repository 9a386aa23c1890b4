package io.techpack.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static final Optional<Duration> SOON = Optional.of(Duration.ofSeconds(3));

    @Test
    void a_result_may_say_what_it_lacks() {
        assertThat(Outcome.cached("{}").noting("7 of 8 made"))
                .isEqualTo(new Outcome.Done("{}", true, Optional.of("7 of 8 made")));
    }

    @Test
    void a_failed_try_that_does_not_count_is_the_same_in_all_else() {
        assertThat(new Outcome.Again("answered 500", SOON, true, false).uncounted())
                .isEqualTo(new Outcome.Again("answered 500", SOON, false, false));
        assertThat(new Outcome.Again("answered 500", SOON, true, true).uncounted())
                .isEqualTo(new Outcome.Again("answered 500", SOON, false, true));
    }

    @Test
    void why_there_is_no_result_is_said_of_what_is_named() {
        assertThat(new Outcome.Again("answered 500", SOON, false, true).about("Close-up 3"))
                .isEqualTo(new Outcome.Again("Close-up 3: answered 500", SOON, false, true));
        assertThat(Outcome.refused(FailureKind.UNPROCESSABLE_IMAGE, "too dark").about("Close-up 3"))
                .isEqualTo(
                        Outcome.refused(FailureKind.UNPROCESSABLE_IMAGE, "Close-up 3: too dark"));
        assertThat(Outcome.done("{}").about("Close-up 3")).isEqualTo(Outcome.done("{}"));
    }
}
