package io.techpack.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProgramsTest {

    @Test
    void unpacked_twice_at_once_they_are_there_once_and_whole(@TempDir Path cache)
            throws Exception {
        var account = PostgresAccount.choose();
        Callable<PostgresPrograms> unpack = () -> PostgresPrograms.unpacked(account, cache);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var programs : threads.invokeAll(List.of(unpack, unpack))) {
                programs.get().run("postgres", List.of("--version"), "");
                programs.get().run("initdb", List.of("--version"), "");
            }
        }
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left).hasSize(1);
        }
    }
}
