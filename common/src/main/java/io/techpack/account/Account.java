package io.techpack.account;

import io.techpack.job.AccountId;

/**
 * @param balance in credits, never negative
 */
public record Account(AccountId id, String name, long balance) {}
