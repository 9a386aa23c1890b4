package io.techpack.json;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How the documents of tech packs are read and written as JSON. Thread-safe. */
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private Json() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    public static String write(Object document) {
        return MAPPER.writeValueAsString(document);
    }

    /**
     * Reads a document.
     *
     * @throws tools.jackson.core.JacksonException if the text is not such a document
     */
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
