package io.techpack.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private final RetryPolicy policy =
            new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(10));
    private final RandomGenerator random = new Random(7);

    @Test
    void delays_double_up_to_their_cap_and_vary_in_their_upper_half() {
        long[] steps = {1_000, 2_000, 4_000, 8_000, 10_000, 10_000};
        for (int i = 0; i < steps.length; i++) {
            for (int sample = 0; sample < 100; sample++) {
                assertThat(policy.delayAfter(i + 1, random).toMillis())
                        .isBetween(steps[i] / 2, steps[i]);
            }
        }
    }

    @Test
    void delays_use_the_whole_of_their_upper_half() {
        long shortest = Long.MAX_VALUE;
        long longest = 0;
        for (int sample = 0; sample < 100; sample++) {
            long delay = policy.delayAfter(1, random).toMillis();
            shortest = Math.min(shortest, delay);
            longest = Math.max(longest, delay);
        }
        assertThat(shortest).isLessThan(550);
        assertThat(longest).isGreaterThan(950);
    }

    @Test
    void a_hundredth_attempt_does_not_overflow() {
        assertThat(policy.delayAfter(100, random)).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void the_last_attempt_is_the_last() {
        assertThat(policy.allowsAfter(4)).isTrue();
        assertThat(policy.allowsAfter(5)).isFalse();
    }

    @Test
    void nonsense_is_refused_with_its_value() {
        assertThatThrownBy(() -> new RetryPolicy(0, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .hasMessageContaining("0");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("PT2S");
    }
}
