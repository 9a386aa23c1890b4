package io.techpack.document.pack;

/**
 * A close-up.
 *
 * @param order from 1
 * @param picture its name, or nothing
 */
public record CloseUp(int order, String name, String purpose, String picture) {}
