package io.techpack.gateway.response;

/**
 * One error in a request.
 *
 * @param field its path in the request, such as {@code revisionIds[1]}
 * @param message what is wrong with it
 */
public record FieldError(String field, String message) {}
