package io.techpack.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.settings.RateLimitSettings;
import io.techpack.job.AccountId;
import org.junit.jupiter.api.Test;

class HeldRequestsTest {

    private final HeldRequests held =
            new HeldRequests(
                    new RateLimitSettings(
                            true,
                            new RateLimitSettings.Writes(1, 1),
                            new RateLimitSettings.Reads(1, 1),
                            2));
    private final AccountId account = AccountId.next();

    @Test
    void one_more_than_the_most_is_refused_until_one_ends() {
        HeldRequests.Held first = held.hold(account);
        HeldRequests.Held second = held.hold(account);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> held.hold(account))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refused ->
                                    assertThat(refused.code()).isEqualTo(ErrorCode.RATE_LIMITED));
        }
        first.close();
        first.close(); // counts once

        try (HeldRequests.Held _ = held.hold(account)) {
            assertThatThrownBy(() -> held.hold(account)).hasMessageContaining("2 requests");
        }
        second.close();
    }

    @Test
    void accounts_are_counted_apart() {
        held.hold(account);
        held.hold(account);

        try (HeldRequests.Held other = held.hold(AccountId.next())) {
            assertThat(other).isNotNull();
        }
    }
}
