package io.techpack.trials.torture;

import io.techpack.trials.TrialException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A Java process of the system that is supervised: whenever and however it ends, it is started
 * again, as an orchestrator would. Thread-safe.
 */
final class ManagedProcess implements AutoCloseable {

    private static final Duration RESTART_DELAY = Duration.ofMillis(200);
    private static final String READY = "ready";

    /**
     * How it is run.
     *
     * @param java options of the virtual machine, {@code -D} included
     */
    record JavaCommand(
            Class<?> main,
            List<String> java,
            List<String> arguments,
            Map<String, String> environment) {}

    private final String name;
    private final JavaCommand command;
    private final Path log;
    private final ReentrantLock faultLock = new ReentrantLock();

    private @Nullable Process process;

    /** What the present process reported when it was ready. */
    private @Nullable String report;

    private int starts;
    private boolean closed;

    private ManagedProcess(String name, JavaCommand command, Path logs) {
        this.name = name;
        this.command = command;
        this.log = logs.resolve(name + ".log");
    }

    /** Returns at once; see {@link #awaitReady}. */
    static ManagedProcess start(String name, JavaCommand command, Path logs) {
        ManagedProcess process = new ManagedProcess(name, command, logs);
        Thread.ofVirtual().name("supervisor-" + name).start(process::supervise);
        return process;
    }

    String name() {
        return name;
    }

    /** Held while a fault of it lasts: no two at once. */
    ReentrantLock faultLock() {
        return faultLock;
    }

    /** How often it was started. */
    synchronized int starts() {
        return starts;
    }

    /** Its process now, or 0 between two. */
    synchronized long pid() {
        return process == null ? 0 : process.pid();
    }

    /**
     * Waits until the present process serves.
     *
     * @return what it reported then
     */
    synchronized String awaitReady(Duration timeout) throws InterruptedException {
        long until = System.nanoTime() + timeout.toNanos();
        while (report == null) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (closed || left <= 0) {
                throw new TrialException(
                        "%s does not serve after %s; see %s.".formatted(name, timeout, log));
            }
            wait(left);
        }
        return report;
    }

    /** Sends a signal to the present process, such as {@code KILL}; returns whether it has one. */
    boolean signal(String signal) {
        long pid;
        synchronized (this) {
            if (process == null) {
                return false;
            }
            pid = process.pid();
            if (signal.equals("KILL") || signal.equals("TERM")) {
                report = null;
            }
        }
        return run("kill", "-" + signal, Long.toString(pid));
    }

    /**
     * Stops the present process for that long; continues it even if this process ends meanwhile.
     */
    boolean pause(Duration time) {
        long pid = pid();
        String seconds = Double.toString(time.toMillis() / 1_000.0);
        return pid != 0
                && run(
                        "sh",
                        "-c",
                        "kill -STOP %d && sleep %s; kill -CONT %d".formatted(pid, seconds, pid));
    }

    /** Sends a line to the process and forgets that it was ready. */
    synchronized void send(String line) throws IOException {
        if (process == null) {
            return;
        }
        report = null;
        OutputStream input = process.getOutputStream();
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException fault) {
            throw new TrialException("No signal can be sent: " + fault.getMessage(), fault);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void supervise() {
        try {
            while (true) {
                Process now = launch();
                if (now == null) {
                    return;
                }
                readOutput(now);
                now.waitFor();
                Thread.sleep(RESTART_DELAY);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException fault) {
            throw new TrialException(name + " cannot be started: " + fault.getMessage(), fault);
        }
    }

    private synchronized @Nullable Process launch() throws IOException {
        if (closed) {
            return null;
        }
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(command.java());
        words.add("-Dtorture.log=" + log);
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.add(command.main().getName());
        words.addAll(command.arguments());
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putAll(command.environment());
        builder.redirectError(
                ProcessBuilder.Redirect.appendTo(log.resolveSibling(name + ".err").toFile()));
        report = null;
        starts++;
        process = builder.start();
        return process;
    }

    /** Reads the standard output of the process to its end. */
    private void readOutput(Process speaker) throws IOException {
        try (BufferedReader lines = speaker.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(READY)) {
                    ready(speaker, line.substring(READY.length()).strip());
                }
            }
        } catch (IOException _) {
            // the pipe broke with the process
        }
    }

    private synchronized void ready(Process speaker, String address) {
        if (speaker == process) {
            report = address;
            notifyAll();
        }
    }

    /** Ends it for good, by force: who wants it ended in good order signals it before. */
    @Override
    public void close() {
        Process last;
        synchronized (this) {
            closed = true;
            last = process;
            notifyAll();
        }
        if (last != null) {
            last.destroyForcibly();
        }
    }

    /** Ends it for good: its standard input ends, and it has that long to stop by itself. */
    void close(Duration grace) throws InterruptedException {
        Process last;
        synchronized (this) {
            closed = true;
            last = process;
        }
        if (last != null) {
            try {
                last.getOutputStream().close();
            } catch (IOException _) {
                // it learns that we are gone either way
            }
            last.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
        }
        close();
    }
}
