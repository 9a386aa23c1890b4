package io.techpack.worker;

import io.techpack.embedded.EmbeddedPostgres;
import io.techpack.embedded.EmbeddedSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Streaming standbys of embedded servers, and servers that fall silent. */
public final class Standby {

    private Standby() {}

    /** Settings of a server that others may follow, or that follows another one. */
    public static EmbeddedSettings replicated(Path directory) {
        return EmbeddedSettings.in(directory).replicated();
    }

    /**
     * Starts a standby called {@code standby}, for which no commit waits, from a copy of the
     * running primary.
     *
     * @param to the standby's directory
     */
    public static EmbeddedPostgres of(EmbeddedPostgres primary, Path to) throws IOException {
        primary.backUp(to);
        Files.createFile(to.resolve("postgres/data/standby.signal"));
        return following(primary, to);
    }

    /** Starts the standby in that directory, to follow that server from now on. */
    public static EmbeddedPostgres following(EmbeddedPostgres primary, Path directory) {
        return EmbeddedPostgres.start(
                replicated(directory).withPostgres("primary_conninfo", connectionTo(primary)));
    }

    private static String connectionTo(EmbeddedPostgres primary) {
        URI address = URI.create(primary.jdbcUrl().substring("jdbc:".length()));
        return "host=%s port=%d user=%s password=%s application_name=standby"
                .formatted(
                        address.getHost(), address.getPort(), primary.user(), primary.password());
    }

    /** Host and port. */
    public static String address(EmbeddedPostgres postgres) {
        return URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getAuthority();
    }

    /** Stops all processes of the server in that directory: connections stay, nobody answers. */
    public static void freeze(Path directory) throws IOException, InterruptedException {
        signal("-STOP", directory);
    }

    /** Lets them go on. */
    public static void thaw(Path directory) throws IOException, InterruptedException {
        signal("-CONT", directory);
    }

    private static void signal(String signal, Path directory)
            throws IOException, InterruptedException {
        List<String> line =
                Stream.concat(
                                Stream.of("kill", signal),
                                processes(directory).map(each -> Long.toString(each.pid())))
                        .toList();
        new ProcessBuilder(line).inheritIO().start().waitFor();
    }

    /** What all processes of the server in that directory that live now have used. */
    public static Duration processorTime(Path directory) throws IOException {
        return processes(directory)
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Stream<ProcessHandle> processes(Path directory) throws IOException {
        String pid =
                Files.readAllLines(directory.resolve("postgres/data/postmaster.pid"))
                        .getFirst()
                        .strip();
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants());
    }
}
