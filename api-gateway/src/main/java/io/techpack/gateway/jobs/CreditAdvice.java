package io.techpack.gateway.jobs;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.job.AccountId;
import org.springframework.stereotype.Component;

/** Tells who cannot pay how that can be changed. Thread-safe. */
@Component
final class CreditAdvice {

    private final boolean ownMachine;

    CreditAdvice(GatewaySettings settings) {
        this.ownMachine = settings.standalone();
    }

    /**
     * The refusal of what an account cannot pay.
     *
     * @param price such as {@code This costs 9 credits}
     */
    ApiException insufficient(String price, long balance, AccountId account) {
        String advice =
                ownMachine
                        ? " Give yourself more with: ./techpack admin grant %s 1000 --reason more"
                                .formatted(account)
                        : "";
        return ApiException.of(
                ErrorCode.INSUFFICIENT_CREDITS,
                "%s; the balance is %d. Nothing was charged.%s".formatted(price, balance, advice));
    }
}
