package io.techpack.gateway.errors;

/**
 * One thing that is wrong with a request.
 *
 * @param field its path in the request, such as {@code revisionIds[1]}
 * @param message what is wrong with it
 */
public record FieldFault(String field, String message) {}
