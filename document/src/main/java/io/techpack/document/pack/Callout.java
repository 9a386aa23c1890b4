package io.techpack.document.pack;

/**
 * A numbered remark on a flat.
 *
 * @param measurement nothing where there is none
 */
public record Callout(
        int number, String feature, String specification, String measurement, boolean critical) {}
