package io.techpack.gateway.parsing;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.FieldError;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The top-level fields of a request. Reading never stops at an error: errors are collected, an
 * invalid value reads as absent or as a placeholder, and {@link #finish()} reports them all. For
 * one thread.
 */
public final class Fields {

    private static final UUID NO_ID = new UUID(0, 0);

    private final JsonNode body;
    private final String prefix;
    private final Set<String> read = new HashSet<>();
    private final List<FieldError> errors;

    private Fields(JsonNode body, String prefix, List<FieldError> errors) {
        this.body = body;
        this.prefix = prefix;
        this.errors = errors;
    }

    /**
     * @throws ApiException if the body is not an object
     */
    public static Fields of(JsonNode body) {
        if (!body.isObject()) {
            throw ApiException.invalid("body", "must be a JSON object");
        }
        return new Fields(body, "", new ArrayList<>());
    }

    /**
     * Ends the reading. A field that nothing has read is an error, too.
     *
     * @throws ApiException that reports all errors, if there are any
     */
    public void finish() {
        rejectUnreadFields();
        throwIfInvalid();
    }

    /**
     * @throws ApiException that reports the errors so far, if there are any
     */
    public void throwIfInvalid() {
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
    }

    /** Adds an error that only the caller can detect. */
    public void reject(String name, String message) {
        errors.add(new FieldError(path(name), message));
    }

    /** A text that is not blank; the empty text if it is missing or invalid. */
    public String text(String name, int maxLength) {
        JsonNode value = field(name);
        if (value != null && value.isString() && value.asString().isBlank()) {
            reject(name, "must not be blank");
            return "";
        }
        return optionalText(name, maxLength).orElseGet(() -> missing(name, ""));
    }

    /** A text; a blank one counts as absent. */
    public Optional<String> optionalText(String name, int maxLength) {
        JsonNode value = field(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isString()) {
            return error(name, "must be a string");
        }
        String text = value.asString();
        if (text.length() > maxLength) {
            return error(
                    name,
                    "has %d characters; at most %d are allowed"
                            .formatted(text.length(), maxLength));
        }
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    public long number(String name, long min, long max) {
        return optionalNumber(name, min, max).orElseGet(() -> missing(name, min));
    }

    public Optional<Long> optionalNumber(String name, long min, long max) {
        JsonNode value = field(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            return error(name, "must be a whole number from %d to %d".formatted(min, max));
        }
        long number = value.asLong();
        if (number < min || number > max) {
            return error(name, "is %d; it must be %d to %d".formatted(number, min, max));
        }
        return Optional.of(number);
    }

    public Optional<Boolean> optionalFlag(String name) {
        JsonNode value = field(name);
        if (value == null) {
            return Optional.empty();
        }
        return value.isBoolean()
                ? Optional.of(value.asBoolean())
                : error(name, "must be true or false");
    }

    /** A time in RFC 3339, of the years that can be stored. */
    public Optional<Instant> optionalTime(String name) {
        JsonNode value = field(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(value.isString() ? value.asString() : "");
            return time.getYear() >= 1970 && time.getYear() <= 9999
                    ? Optional.of(time.toInstant().truncatedTo(ChronoUnit.MILLIS))
                    : error(name, "must be in the years 1970 to 9999");
        } catch (DateTimeParseException _) {
            return error(name, "must be a time such as 2030-01-31T12:00:00Z");
        }
    }

    public UUID id(String name) {
        JsonNode value = field(name);
        if (value == null) {
            return missing(name, NO_ID);
        }
        return uuid(path(name), value).orElse(NO_ID);
    }

    /** A list of ids without duplicates. */
    public List<UUID> ids(String name, int max) {
        return list(name, 1, max, true, (path, node) -> uuid(path, node));
    }

    /** One of the words that {@code find} knows, or absent. */
    public <T> Optional<T> optionalChoice(
            String name, Function<String, Optional<T>> find, String choices) {
        JsonNode value = field(name);
        return value == null ? Optional.empty() : choice(path(name), value, find, choices);
    }

    /**
     * One of the words that {@code find} knows; empty, and an error, if it is missing or invalid.
     */
    public <T> Optional<T> choice(String name, Function<String, Optional<T>> find, String choices) {
        if (field(name) == null) {
            errors.add(new FieldError(path(name), "is missing"));
            return Optional.empty();
        }
        return optionalChoice(name, find, choices);
    }

    /** A list of such words, at least one, without duplicates. */
    public <T> List<T> choices(
            String name, int max, Function<String, Optional<T>> find, String choices) {
        return list(name, 1, max, true, (path, node) -> choice(path, node, find, choices));
    }

    /** The same, but empty if it is missing. */
    public <T> List<T> optionalChoices(
            String name, int max, Function<String, Optional<T>> find, String choices) {
        return field(name) == null ? List.of() : choices(name, max, find, choices);
    }

    /** A list of anything. */
    public List<JsonNode> elements(String name, int min, int max) {
        return list(name, min, max, false, (_, node) -> Optional.of(node));
    }

    /** A list of objects with any content. */
    public List<JsonNode> objects(String name, int min, int max) {
        return list(name, min, max, false, this::object);
    }

    /** The same, but empty if it is missing. */
    public List<JsonNode> optionalObjects(String name, int max) {
        return field(name) == null ? List.of() : objects(name, 0, max);
    }

    /**
     * The fields of an object in a field; none if it is missing or invalid. Fields of it that
     * nothing reads are ignored.
     */
    public Fields nested(String name) {
        JsonNode value = field(name);
        if (value == null || !value.isObject()) {
            errors.add(
                    new FieldError(path(name), value == null ? "is missing" : "must be an object"));
            // errors inside it would only repeat this one
            return new Fields(MissingNode.getInstance(), "", new ArrayList<>());
        }
        return new Fields(value, path(name) + ".", errors);
    }

    /** The same, but absent if it is missing. */
    public Optional<Fields> optionalNested(String name) {
        return field(name) == null ? Optional.empty() : Optional.of(nested(name));
    }

    /** A number with any decimals; empty, and an error, if it is missing or invalid. */
    public Optional<Double> decimal(String name, double min, double max) {
        JsonNode value = field(name);
        if (value == null) {
            return error(name, "is missing");
        }
        if (!value.isNumber()) {
            return error(name, "must be a number from %s to %s".formatted(min, max));
        }
        double number = value.asDouble();
        return number >= min && number <= max
                ? Optional.of(number)
                : error(name, "is %s; it must be %s to %s".formatted(value, min, max));
    }

    private void rejectUnreadFields() {
        Set<String> unread = new TreeSet<>(body.propertyNames());
        unread.removeAll(read);
        unread.forEach(name -> errors.add(new FieldError(path(name), "is not a known field")));
    }

    private @Nullable JsonNode field(String name) {
        read.add(name);
        JsonNode value = body.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private String path(String name) {
        return prefix + name;
    }

    private <T> T missing(String name, T placeholder) {
        boolean reported = errors.stream().anyMatch(error -> error.field().equals(path(name)));
        if (!reported) {
            errors.add(new FieldError(path(name), "is missing"));
        }
        return placeholder;
    }

    private <T> Optional<T> error(String name, String message) {
        errors.add(new FieldError(path(name), message));
        return Optional.empty();
    }

    private <T> Optional<T> errorAt(String path, String message) {
        errors.add(new FieldError(path, message));
        return Optional.empty();
    }

    private Optional<UUID> uuid(String path, JsonNode value) {
        if (!value.isString()) {
            return errorAt(path, "must be a string with a UUID");
        }
        return Ids.find(value.asString()).or(() -> errorAt(path, "is not a UUID"));
    }

    private <T> Optional<T> choice(
            String path, JsonNode value, Function<String, Optional<T>> find, String choices) {
        if (!value.isString()) {
            return errorAt(path, "must be a string, one of " + choices);
        }
        return find.apply(value.asString()).or(() -> errorAt(path, "must be one of " + choices));
    }

    private Optional<JsonNode> object(String path, JsonNode value) {
        return value.isObject() ? Optional.of(value) : errorAt(path, "must be an object");
    }

    private <T> List<T> list(String name, int min, int max, boolean distinct, Element<T> element) {
        JsonNode value = field(name);
        if (value == null) {
            return missing(name, List.of());
        }
        if (!value.isArray()) {
            error(name, "must be a list");
            return List.of();
        }
        if (value.size() < min || value.size() > max) {
            error(name, "has %d elements; it must have %d to %d".formatted(value.size(), min, max));
            return List.of();
        }
        List<T> elements = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String path = "%s[%d]".formatted(path(name), i);
            element.read(path, value.get(i))
                    .ifPresent(each -> {
                        if (distinct && elements.contains(each)) {
                            errorAt(path, "is a duplicate");
                        }
                        elements.add(each);
                    });
        }
        return elements;
    }

    private interface Element<T> {
        Optional<T> read(String path, JsonNode node);
    }
}
