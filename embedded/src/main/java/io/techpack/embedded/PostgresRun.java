package io.techpack.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * All that is needed to start PostgreSQL, again and again.
 *
 * @param output where PostgreSQL writes its log
 */
record PostgresRun(
        PostgresPrograms programs, Path data, Path output, Map<String, String> settings) {

    private static final long MOST_OUTPUT = 8L << 20;

    private static final int TAIL_LINES = 8;

    /** Returns when PostgreSQL serves clients. */
    Postmaster start(Duration patience) throws IOException {
        if (Files.exists(output) && Files.size(output) > MOST_OUTPUT) {
            Files.move(
                    output,
                    output.resolveSibling("postgres.log.old"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            long before = Files.exists(output) ? Files.size(output) : 0;
            var postmaster =
                    Postmaster.launch(data, programs, PostgresTuning.arguments(settings), output);
            if (ready(postmaster, Duration.ofNanos(deadline - System.nanoTime()))) {
                postmaster.watch();
                return postmaster;
            }
            boolean ended = !postmaster.isAlive();
            postmaster.kill();
            var said = said(before);
            if (!(ended && isForAMoment(said) && System.nanoTime() < deadline)) {
                throw new EmbeddedServersException(
                        "PostgreSQL on %s %s. It said, in %s: %s"
                                .formatted(
                                        data,
                                        ended
                                                ? "ended at once"
                                                : "was not ready within " + patience,
                                        output,
                                        said));
            }
        }
    }

    private static boolean ready(Postmaster postmaster, Duration patience) throws IOException {
        try {
            return postmaster.becomesReady(patience);
        } catch (EmbeddedServersException interrupted) {
            postmaster.kill();
            throw interrupted;
        }
    }

    /**
     * After a kill, the last of the former processes may hold the shared memory a little longer.
     */
    private static boolean isForAMoment(List<String> said) {
        return said.stream().anyMatch(line -> line.contains("is still in use"));
    }

    private List<String> said(long before) throws IOException {
        try (var content = Files.newInputStream(output)) {
            content.skipNBytes(before);
            var lines = new String(content.readAllBytes(), UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        }
    }
}
