/**
 * Who pays: {@link io.techpack.account.Accounts} opens accounts, grants credits, reads their
 * entries and keeps their keys. Charges and refunds are the ledger's, in the transaction that
 * causes them.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.account;
