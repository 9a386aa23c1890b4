package io.techpack.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.account.Accounts.RateLimit;
import io.techpack.account.Accounts.Tokens;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.gateway.limits.RateLimiter.Decision;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LocalBucketTest {

    private static final RateLimit LIMIT = new RateLimit(100, 1_000);

    private final Deque<Supplier<Optional<Tokens>>> answers = new ArrayDeque<>();
    private int asked;
    private int spent;
    private long now = 1;
    private final LocalBucket bucket =
            new LocalBucket(
                    () -> {
                        asked++;
                        return answers.removeFirst().get();
                    },
                    count -> {
                        spent += count;
                        return answers.removeFirst().get();
                    },
                    LIMIT,
                    () -> now);

    @Test
    void the_database_is_asked_once_in_as_many_requests_as_it_grants() {
        grant(10, 0.1);
        grant(10, 0.2);

        for (int i = 0; i < 20; i++) {
            assertThat(bucket.decide().admitted()).isTrue();
        }

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void an_empty_bucket_is_not_asked_again_before_there_can_be_something_in_it() {
        grant(0, 10); // spent to the end: ten seconds until it is full
        Decision refused = bucket.decide();

        assertThat(refused.admitted()).isFalse();
        assertThat(refused.remaining()).isZero();
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofMillis(100));
        pass(Duration.ofMillis(99));
        assertThat(bucket.decide().admitted()).isFalse();
        assertThat(asked).isEqualTo(1);

        pass(Duration.ofMillis(1));
        grant(10, 10);

        assertThat(bucket.decide().admitted()).isTrue();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void a_request_that_counts_as_many_takes_what_is_here_and_the_rest_as_a_debt() {
        grant(10, 0.1);
        bucket.decide();
        grant(0, 10.5); // half a second more than a full bucket gives

        assertThat(bucket.spend(999).remaining()).isZero();
        assertThat(spent).isEqualTo(990);
        Decision next = bucket.decide();

        assertThat(next.admitted()).isFalse();
        assertThat(next.retryAfter()).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void what_remains_is_told_as_it_is_spent_and_flows_in() {
        grant(10, 5);
        assertThat(bucket.decide().remaining()).isEqualTo(509);
        pass(Duration.ofSeconds(1));
        Decision later = bucket.decide();

        assertThat(later.remaining()).isEqualTo(608);
        assertThat(later.untilFull()).isEqualTo(Duration.ofMillis(3_920));
    }

    @Test
    void while_the_database_is_unavailable_nothing_is_limited_and_one_request_a_second_finds_out() {
        answers.add(() -> {
            throw new DatabaseUnavailable("gone", new IOException());
        });

        for (int i = 0; i < 50; i++) {
            assertThat(bucket.decide().admitted()).isTrue();
        }
        assertThat(asked).isEqualTo(1);

        pass(Duration.ofSeconds(1));
        grant(0, 10);

        assertThat(bucket.decide().admitted()).isFalse();
    }

    @Test
    void an_account_that_is_gone_is_not_this_ones_to_refuse() {
        answers.add(Optional::empty);

        assertThat(bucket.decide().admitted()).isTrue();
    }

    private void grant(int tokens, double spentSeconds) {
        answers.add(() -> Optional.of(new Tokens(tokens, spentSeconds, LIMIT)));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
