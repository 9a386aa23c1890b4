package io.techpack.document.pack;

import java.time.Instant;

/**
 * How one of the revisions came into being.
 *
 * @param side the view that it is of
 * @param what such as {@code Edited materials}
 * @param detail what was asked for or done, or nothing
 */
public record Change(Instant at, String side, String revision, String what, String detail) {}
