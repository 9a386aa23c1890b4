package io.techpack.gateway.body;

import io.techpack.gateway.errors.FieldFault;
import io.techpack.gateway.errors.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The query of a list, whose faults are gathered and told together. For one thread. */
public final class PageQuery {

    private static final int USUAL_LIMIT = 20;
    private static final int HIGHEST_LIMIT = 100;

    private final Map<String, String> query;
    private final List<FieldFault> faults = new ArrayList<>();

    public PageQuery(Map<String, String> query) {
        this.query = query;
    }

    /** What the parameter means, or empty if it is missing or wrong. */
    public <T> Optional<T> value(
            String name, Function<String, Optional<T>> meaning, String otherwise) {
        String text = query.get(name);
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = meaning.apply(text);
        if (value.isEmpty()) {
            faults.add(new FieldFault(name, otherwise));
        }
        return value;
    }

    /** How many elements a page has. */
    public int limit() {
        return value(
                        "limit",
                        text ->
                                number(text)
                                        .filter(limit -> limit >= 1 && limit <= HIGHEST_LIMIT)
                                        .map(Long::intValue),
                        "must be a whole number from 1 to " + HIGHEST_LIMIT)
                .orElse(USUAL_LIMIT);
    }

    /** Ends the reading: tells all faults. */
    public void finish() {
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
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
