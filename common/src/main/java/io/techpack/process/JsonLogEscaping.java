package io.techpack.process;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Escapes in JSON logs what JSON itself leaves as it is, but a terminal does not: marks that turn
 * the direction of text, separators of lines. Spring Boot makes one, named by {@code
 * logging.structured.json.customizer}.
 */
final class JsonLogEscaping implements StructuredLoggingJsonMembersCustomizer<Object> {

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(
                JsonWriter.ValueProcessor.of(
                        String.class,
                        text -> text == null ? "" : ControlCharacters.escapedBeyondJson(text)));
    }
}
