package io.techpack.ledger;

/**
 * An item that is stored and was shown.
 *
 * @param content what the client is shown, as JSON
 */
public record FinishedItem(int ordinal, String content) {}
