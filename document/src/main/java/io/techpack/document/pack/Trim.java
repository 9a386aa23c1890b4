package io.techpack.document.pack;

/** A button, a zip, a label and the like. */
public record Trim(String type, String material, String placement) {}
