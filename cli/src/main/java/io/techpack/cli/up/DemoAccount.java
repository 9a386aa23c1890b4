package io.techpack.cli.up;

import io.techpack.account.Accounts;
import io.techpack.job.AccountId;

/** The account that callers without a key act as. */
final class DemoAccount {

    static final AccountId ID = AccountId.of("00000000-0000-7000-8000-000000000001");

    private DemoAccount() {}

    /** Opens it and gives it its first credits, once: an account that has any entry got them. */
    static void provide(Accounts accounts, int credits) {
        accounts.open(ID, "demo");
        if (credits > 0 && accounts.entries(ID, Long.MAX_VALUE, 1).isEmpty()) {
            accounts.grant(ID, credits, "to start with");
        }
    }
}
