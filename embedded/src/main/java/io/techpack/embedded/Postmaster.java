package io.techpack.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of PostgreSQL, from start to stop: its main process, a child of this one. */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final Process process;
    private final Path data;
    private final PostgresPrograms programs;
    private volatile boolean ending;

    private Postmaster(Process process, Path data, PostgresPrograms programs) {
        this.process = process;
        this.data = data;
        this.programs = programs;
    }

    /** Starts the process; it is not ready for clients yet. */
    static Postmaster launch(
            Path data, PostgresPrograms programs, List<String> arguments, Path output)
            throws IOException {
        var line = new ArrayList<String>();
        if (Command.exists("setsid")) {
            // A session of its own: Ctrl-C reaches this program, which stops PostgreSQL when its
            // own work is done.
            line.add("setsid");
        }
        var all = new ArrayList<>(List.of("-D", data.toString()));
        all.addAll(arguments);
        line.addAll(programs.line("postgres", all));
        var process =
                Command.prepare(line)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                        .start();
        return new Postmaster(process, data, programs);
    }

    /** Whether clients can connect within the time; false also when the process ends before. */
    boolean becomesReady(Duration patience) {
        Waiting.until(patience, () -> isReady() || !process.isAlive());
        return isReady();
    }

    private boolean isReady() {
        return process.isAlive()
                && PostmasterFile.read(data)
                        .filter(file -> file.pid() == process.pid() && file.ready())
                        .isPresent();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Leaves one line in the log if the process ends though nobody asked it to. */
    void watch() {
        Thread.ofVirtual()
                .name("postgres-watch")
                .start(() -> {
                    try {
                        int exit = process.waitFor();
                        if (!ending) {
                            log.error(
                                    "PostgreSQL on {} ended by itself with {}; restart() brings it back",
                                    data,
                                    exit);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /**
     * Ends sessions, writes a checkpoint, ends. By force, and with recovery at the next start, if
     * that takes long.
     */
    void stop(Duration patience) throws IOException {
        ending = true;
        for (var signal : List.of("INT", "QUIT", "KILL")) {
            if (!process.isAlive()) {
                return;
            }
            programs.run("pg_ctl", List.of("kill", signal, Long.toString(process.pid())), "");
            if (ends(signal.equals("INT") ? patience : Duration.ofSeconds(5))) {
                return;
            }
            log.warn("PostgreSQL on {} did not heed SIG{}", data, signal);
        }
    }

    private boolean ends(Duration patience) throws IOException {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL stops", e);
        }
    }

    /** What a power cut does to the processes: all end at once, with nothing written any more. */
    void kill() throws IOException {
        ending = true;
        var children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        ends(Duration.ofSeconds(5));
    }
}
