package io.techpack.document.pack;

import java.util.OptionalInt;

/**
 * What a part is made of.
 *
 * @param percentage of the part; empty where it cannot be known
 */
public record Material(String component, String material, OptionalInt percentage) {}
