package io.techpack.document.pack;

/** How a part is made. */
public record Construction(String feature, String details, String location) {}
