package io.techpack.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemAddressTest {

    @TempDir Path data;

    @Test
    void the_address_is_kept_while_the_system_runs() {
        assertThat(SystemAddress.find(data)).isEmpty();

        SystemAddress.keep(data, URI.create("http://127.0.0.1:9123"));

        assertThat(SystemAddress.find(data)).contains(URI.create("http://127.0.0.1:9123"));
        SystemAddress.forget(data);
        assertThat(SystemAddress.find(data)).isEmpty();
    }

    /** Commands send an operator's key to what they find. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://evil.example:80",
                "http://127.0.0.1:8080@evil.example",
                "http://127.0.0.1:99999",
                "https://127.0.0.1:8080/x"
            })
    void a_file_leads_nobody_elsewhere(String kept) throws IOException {
        Files.writeString(data.resolve("address"), kept);

        assertThat(SystemAddress.find(data)).isEmpty();
    }
}
