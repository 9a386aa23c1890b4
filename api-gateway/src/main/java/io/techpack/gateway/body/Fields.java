package io.techpack.gateway.body;

import io.techpack.gateway.errors.FieldFault;
import io.techpack.gateway.errors.Refusal;
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

/**
 * The top-level fields of a request. Reading never stops at a fault: faults are gathered, what is
 * wrong reads as absent or as a placeholder, and {@link #finish()} tells them all. For one thread.
 */
public final class Fields {

    private static final UUID NOBODY = new UUID(0, 0);

    private final JsonNode body;
    private final String prefix;
    private final Set<String> known = new HashSet<>();
    private final List<FieldFault> faults;

    private Fields(JsonNode body, String prefix, List<FieldFault> faults) {
        this.body = body;
        this.prefix = prefix;
        this.faults = faults;
    }

    /**
     * @throws Refusal if the body is no object
     */
    public static Fields of(JsonNode body) {
        if (!body.isObject()) {
            throw Refusal.invalid("body", "must be a JSON object");
        }
        return new Fields(body, "", new ArrayList<>());
    }

    /** Ends the reading: every field that nobody asked for is a fault, too. */
    public void finish() {
        unknownFields();
        refuseFaults();
    }

    /** Tells the faults so far, if there are any. */
    public void refuseFaults() {
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }

    /** Adds a fault that only the caller can see. */
    public void refuse(String name, String message) {
        faults.add(new FieldFault(path(name), message));
    }

    /** A text that is not blank; the empty text if it is missing or wrong. */
    public String text(String name, int longest) {
        JsonNode value = field(name);
        if (value != null && value.isString() && value.asString().isBlank()) {
            refuse(name, "must not be blank");
            return "";
        }
        return optionalText(name, longest).orElseGet(() -> missing(name, ""));
    }

    /** A text; a blank one is none. */
    public Optional<String> optionalText(String name, int longest) {
        JsonNode value = field(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isString()) {
            return fault(name, "must be a string");
        }
        String text = value.asString();
        if (text.length() > longest) {
            return fault(
                    name,
                    "has %d characters; at most %d are possible".formatted(text.length(), longest));
        }
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    public long number(String name, long least, long most) {
        return optionalNumber(name, least, most).orElseGet(() -> missing(name, least));
    }

    public Optional<Long> optionalNumber(String name, long least, long most) {
        JsonNode value = field(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            return fault(name, "must be a whole number from %d to %d".formatted(least, most));
        }
        long number = value.asLong();
        if (number < least || number > most) {
            return fault(name, "is %d; it must be %d to %d".formatted(number, least, most));
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
                : fault(name, "must be true or false");
    }

    public UUID id(String name) {
        JsonNode value = field(name);
        if (value == null) {
            return missing(name, NOBODY);
        }
        return uuid(path(name), value).orElse(NOBODY);
    }

    /** A list of ids, none of them twice. */
    public List<UUID> ids(String name, int most) {
        return list(name, 1, most, true, (path, node) -> uuid(path, node));
    }

    /** One of the words that {@code find} knows, or absent. */
    public <T> Optional<T> optionalChoice(
            String name, Function<String, Optional<T>> find, String choices) {
        JsonNode value = field(name);
        return value == null ? Optional.empty() : choice(path(name), value, find, choices);
    }

    /** One of the words that {@code find} knows; empty, and a fault, if it is missing or wrong. */
    public <T> Optional<T> choice(String name, Function<String, Optional<T>> find, String choices) {
        if (field(name) == null) {
            faults.add(new FieldFault(path(name), "is missing"));
            return Optional.empty();
        }
        return optionalChoice(name, find, choices);
    }

    /** A list of such words, at least one, none of them twice. */
    public <T> List<T> choices(
            String name, int most, Function<String, Optional<T>> find, String choices) {
        return list(name, 1, most, true, (path, node) -> choice(path, node, find, choices));
    }

    /** The same, but none if it is missing. */
    public <T> List<T> optionalChoices(
            String name, int most, Function<String, Optional<T>> find, String choices) {
        return field(name) == null ? List.of() : choices(name, most, find, choices);
    }

    /** A list of objects, whatever they hold. */
    public List<JsonNode> objects(String name, int least, int most) {
        return list(name, least, most, false, this::object);
    }

    /** The same, but none if it is missing. */
    public List<JsonNode> optionalObjects(String name, int most) {
        return field(name) == null ? List.of() : objects(name, 0, most);
    }

    /**
     * The fields of an object in a field; without any if it is missing or wrong. Its further fields
     * are its own business.
     */
    public Fields nested(String name) {
        JsonNode value = field(name);
        if (value == null || !value.isObject()) {
            faults.add(
                    new FieldFault(path(name), value == null ? "is missing" : "must be an object"));
            // faults below it would only repeat this one
            return new Fields(
                    tools.jackson.databind.node.MissingNode.getInstance(), "", new ArrayList<>());
        }
        return new Fields(value, path(name) + ".", faults);
    }

    private void unknownFields() {
        Set<String> unknown = new TreeSet<>(body.propertyNames());
        unknown.removeAll(known);
        unknown.forEach(name -> faults.add(new FieldFault(path(name), "is not known here")));
    }

    private @Nullable JsonNode field(String name) {
        known.add(name);
        JsonNode value = body.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private String path(String name) {
        return prefix + name;
    }

    private <T> T missing(String name, T placeholder) {
        boolean told = faults.stream().anyMatch(fault -> fault.field().equals(path(name)));
        if (!told) {
            faults.add(new FieldFault(path(name), "is missing"));
        }
        return placeholder;
    }

    private <T> Optional<T> fault(String name, String message) {
        faults.add(new FieldFault(path(name), message));
        return Optional.empty();
    }

    private <T> Optional<T> faultAt(String path, String message) {
        faults.add(new FieldFault(path, message));
        return Optional.empty();
    }

    private Optional<UUID> uuid(String path, JsonNode value) {
        if (!value.isString()) {
            return faultAt(path, "must be a string with an id");
        }
        return Ids.find(value.asString()).or(() -> faultAt(path, "is no id"));
    }

    private <T> Optional<T> choice(
            String path, JsonNode value, Function<String, Optional<T>> find, String choices) {
        if (!value.isString()) {
            return faultAt(path, "must be a string, one of " + choices);
        }
        return find.apply(value.asString()).or(() -> faultAt(path, "must be one of " + choices));
    }

    private Optional<JsonNode> object(String path, JsonNode value) {
        return value.isObject() ? Optional.of(value) : faultAt(path, "must be an object");
    }

    private <T> List<T> list(
            String name, int least, int most, boolean distinct, Element<T> element) {
        JsonNode value = field(name);
        if (value == null) {
            return missing(name, List.of());
        }
        if (!value.isArray()) {
            fault(name, "must be a list");
            return List.of();
        }
        if (value.size() < least || value.size() > most) {
            fault(
                    name,
                    "has %d elements; it must have %d to %d".formatted(value.size(), least, most));
            return List.of();
        }
        List<T> elements = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String path = "%s[%d]".formatted(path(name), i);
            element.read(path, value.get(i))
                    .ifPresent(each -> {
                        if (distinct && elements.contains(each)) {
                            faultAt(path, "is there twice");
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
