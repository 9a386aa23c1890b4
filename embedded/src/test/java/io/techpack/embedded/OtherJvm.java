package io.techpack.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second JVM with servers on a directory, a row, a record, and an end that the test chooses. */
final class OtherJvm implements AutoCloseable {

    private static final String READY = "ready";

    private final Process process;

    private OtherJvm(Process process) {
        this.process = process;
    }

    /** Returns when the servers run there, and row and record are committed. */
    static OtherJvm withServersOn(Path directory) throws IOException {
        return start("both", directory);
    }

    static OtherJvm withPostgresOn(Path directory) throws IOException {
        return start("postgres", directory);
    }

    private static OtherJvm start(String what, Path directory) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                List.of(
                                        java,
                                        "-Xmx256m",
                                        "-XX:TieredStopAtLevel=1",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        OtherJvm.class.getName(),
                                        what,
                                        directory.toString()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (var line = output.readLine(); !READY.equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IOException("The other JVM ended before it was ready");
            }
        }
        return new OtherJvm(process);
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL. */
    @Override
    public void close() throws Exception {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    /** SIGTERM. */
    void terminate() throws Exception {
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
    }

    public static void main(String[] arguments) throws Exception {
        var settings = EmbeddedSettings.in(Path.of(arguments[1])).stopAtJvmExit();
        if (arguments[0].equals("postgres")) {
            EmbeddedPostgres.start(settings);
        } else {
            var servers = EmbeddedServers.start(settings);
            Rows.execute(servers.postgres(), "create table kept as select 'a row' as value");
            Records.createTopic(servers.bootstrapServers(), "kept");
            Records.send(servers.bootstrapServers(), "kept", "a record");
        }
        System.out.println(READY);
        Thread.currentThread().join();
    }
}
