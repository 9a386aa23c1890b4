package io.techpack.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.gateway.openapi.Contract;
import io.techpack.gateway.openapi.Document;
import io.techpack.gateway.openapi.DocumentFaults;
import io.techpack.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;

/** The document of the HTTP contract: that it is what the code does, and right in itself. */
class OpenApiTest {

    private static final String WRITE = "techpack.openapi.write";

    private final TestGateway gateway = TestGateway.get();

    @Test
    void the_committed_document_is_what_the_code_says() throws IOException {
        JsonNode made = Document.of(controllers());
        String text =
                Json.mapper()
                                .writer()
                                .with(SerializationFeature.INDENT_OUTPUT)
                                .writeValueAsString(made)
                                .replace("\r", "")
                        + "\n";
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(Contract.FILE, text);
        }
        assertThat(Files.readString(Contract.FILE))
                .as("docs/openapi.json; make it anew with the command in CONTRIBUTING.md")
                .isEqualTo(text);
    }

    /** What springdoc reads from them: bytes, which the gateway's converter writes as Base64. */
    private JsonNode controllers() {
        JsonNode bytes = new TestClient(gateway.base(), "").get("/v3/api-docs").is(200).json();
        return Json.mapper().readTree(bytes.binaryValue());
    }

    @Test
    void the_document_is_valid_and_every_example_fits_its_schema() {
        assertThat(DocumentFaults.in(Contract.committed())).isEmpty();
    }
}
