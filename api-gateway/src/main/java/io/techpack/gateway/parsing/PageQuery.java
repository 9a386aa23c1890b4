package io.techpack.gateway.parsing;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The query parameters of a list; all errors are collected and reported together. For one thread.
 */
public final class PageQuery {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private final Map<String, String> parameters;
    private final List<FieldError> errors = new ArrayList<>();

    public PageQuery(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * The parameter's value, or empty if it is missing or invalid.
     *
     * @param message what is wrong with it if {@code parse} finds no value
     */
    public <T> Optional<T> value(String name, Function<String, Optional<T>> parse, String message) {
        String text = parameters.get(name);
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = parse.apply(text);
        if (value.isEmpty()) {
            errors.add(new FieldError(name, message));
        }
        return value;
    }

    /** How many elements a page has at most. */
    public int limit() {
        return value(
                        "limit",
                        text ->
                                number(text)
                                        .filter(limit -> limit >= 1 && limit <= MAX_LIMIT)
                                        .map(Long::intValue),
                        "must be a whole number from 1 to " + MAX_LIMIT)
                .orElse(DEFAULT_LIMIT);
    }

    /** Where the page starts, or empty for the first one. */
    public <T> Optional<T> cursor(Cursors cursors, Function<String, Optional<T>> parse) {
        return value(
                "cursor",
                text -> cursors.place(text).flatMap(parse),
                "is not a cursor of an earlier page of this list");
    }

    /**
     * Ends the reading.
     *
     * @throws ApiException that reports all errors, if there are any
     */
    public void finish() {
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
    }

    public static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
