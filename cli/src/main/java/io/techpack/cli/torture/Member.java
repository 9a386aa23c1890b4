package io.techpack.cli.torture;

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
 * A Java process of the system that is kept running: whenever and however it ends, it is started
 * again, as an orchestrator would. Thread-safe.
 */
final class Member implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String READY = "ready";

    /**
     * How it is run.
     *
     * @param java options of the virtual machine, {@code -D} included
     */
    record Recipe(
            Class<?> main,
            List<String> java,
            List<String> arguments,
            Map<String, String> environment) {}

    private final String name;
    private final Recipe recipe;
    private final Path log;

    /** Held by whoever does something to it. */
    private final ReentrantLock victim = new ReentrantLock();

    private @Nullable Process process;
    private @Nullable String said;
    private int starts;
    private boolean closed;

    private Member(String name, Recipe recipe, Path logs) {
        this.name = name;
        this.recipe = recipe;
        this.log = logs.resolve(name + ".log");
    }

    /** Returns at once; see {@link #awaitReady}. */
    static Member start(String name, Recipe recipe, Path logs) {
        Member member = new Member(name, recipe, logs);
        Thread.ofVirtual().name("keeper-" + name).start(member::keep);
        return member;
    }

    String name() {
        return name;
    }

    ReentrantLock victim() {
        return victim;
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
     * @return what it said of itself then
     */
    synchronized String awaitReady(Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (said == null) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (closed || left <= 0) {
                throw new TortureFault(
                        "%s does not serve after %s; see %s.".formatted(name, longest, log));
            }
            wait(left);
        }
        return said;
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
                said = null;
            }
        }
        return run("kill", "-" + signal, Long.toString(pid));
    }

    /** Stops the present process for that long; goes on even if this process ends meanwhile. */
    boolean freeze(Duration time) {
        long pid = pid();
        String seconds = Double.toString(time.toMillis() / 1_000.0);
        return pid != 0
                && run(
                        "sh",
                        "-c",
                        "kill -STOP %d && sleep %s; kill -CONT %d".formatted(pid, seconds, pid));
    }

    /** Says a word to the process and forgets that it was ready. */
    synchronized void say(String word) throws IOException {
        if (process == null) {
            return;
        }
        said = null;
        OutputStream ear = process.getOutputStream();
        ear.write((word + "\n").getBytes(StandardCharsets.UTF_8));
        ear.flush();
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
            throw new TortureFault("No signal can be sent: " + fault.getMessage(), fault);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void keep() {
        try {
            while (true) {
                Process now = launch();
                if (now == null) {
                    return;
                }
                listen(now);
                now.waitFor();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException fault) {
            throw new TortureFault(name + " cannot be started: " + fault.getMessage(), fault);
        }
    }

    private synchronized @Nullable Process launch() throws IOException {
        if (closed) {
            return null;
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(recipe.java());
        command.add("-Dtorture.log=" + log);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(recipe.main().getName());
        command.addAll(recipe.arguments());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(recipe.environment());
        builder.redirectError(
                ProcessBuilder.Redirect.appendTo(log.resolveSibling(name + ".err").toFile()));
        said = null;
        starts++;
        process = builder.start();
        return process;
    }

    /** Reads what the process says until it says no more. */
    private void listen(Process speaker) throws IOException {
        try (BufferedReader lines = speaker.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(READY)) {
                    heard(speaker, line.substring(READY.length()).strip());
                }
            }
        } catch (IOException _) {
            // the pipe broke with the process
        }
    }

    private synchronized void heard(Process speaker, String what) {
        if (speaker == process) {
            said = what;
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

    /** Ends it for good: its words end, as at the end of this process, and it has that long. */
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
                // it hears that we are gone either way
            }
            last.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
        }
        close();
    }
}
