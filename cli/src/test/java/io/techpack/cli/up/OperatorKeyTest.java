package io.techpack.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorKeyTest {

    @TempDir private Path data;

    @Test
    void a_key_is_made_once_and_found_from_then_on() throws IOException {
        assertThat(OperatorKey.find(data)).isEmpty();

        String key = OperatorKey.provide(data);

        assertThat(key).matches("[0-9A-Za-z_-]{43}");
        assertThat(OperatorKey.find(data)).hasValue(key);
        assertThat(OperatorKey.provide(data)).isEqualTo(key);
        try (var files = Files.list(data)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void only_its_owner_may_read_it_even_if_others_could_before() throws IOException {
        OperatorKey.provide(data);
        Path file = data.resolve("operator.key");
        assertThat(permissions(file)).isEqualTo("rw-------");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        OperatorKey.provide(data);

        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void what_is_no_key_is_replaced() throws IOException {
        Files.writeString(data.resolve("operator.key"), "cut");

        assertThat(OperatorKey.find(data)).isEmpty();
        assertThat(OperatorKey.provide(data)).hasSize(43);
    }

    @Test
    void where_it_cannot_be_kept_the_system_does_not_start() throws IOException {
        Files.createDirectory(data.resolve("operator.key"));
        Files.createFile(data.resolve("operator.key").resolve("x"));

        assertThatThrownBy(() -> OperatorKey.provide(data))
                .isInstanceOf(SystemStartException.class)
                .hasMessageContaining("operator.key");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
