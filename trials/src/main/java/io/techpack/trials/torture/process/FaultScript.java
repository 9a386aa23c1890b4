package io.techpack.trials.torture.process;

import io.techpack.job.Stage;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The modes of engines and disk, in a file: one process writes them, all others read them within a
 * twentieth of a second. A mode ends by itself at its time, whoever dies. Thread-safe.
 */
public final class FaultScript {

    private static final String DISK = "disk";
    private static final long FRESH_NANOS = 50_000_000;

    private final Path file;
    private Map<String, TimedMode> modes = new HashMap<>();
    private long readAt = System.nanoTime() - 2 * FRESH_NANOS;

    private record TimedMode(String mode, long untilMillis) {

        boolean active() {
            return System.currentTimeMillis() < untilMillis;
        }

        static TimedMode parse(String text) {
            String[] parts = text.split(" ", 2);
            return new TimedMode(parts[0], Long.parseLong(parts[1]));
        }
    }

    public FaultScript(Path file) {
        this.file = file;
    }

    /** Sets the mode of a stage's engine until that moment, in milliseconds of the epoch. */
    public void set(Stage stage, EngineMode mode, long untilMillis) {
        set(stage.id(), mode.name(), untilMillis);
    }

    /** Sets the mode of the disk until that moment, in milliseconds of the epoch. */
    public void set(DiskMode mode, long untilMillis) {
        set(DISK, mode.name(), untilMillis);
    }

    EngineMode engine(Stage stage) {
        TimedMode mode = mode(stage.id());
        return mode == null ? EngineMode.NORMAL : EngineMode.valueOf(mode.mode());
    }

    DiskMode disk() {
        TimedMode mode = mode(DISK);
        return mode == null ? DiskMode.NORMAL : DiskMode.valueOf(mode.mode());
    }

    private synchronized void set(String component, String mode, long untilMillis) {
        modes.put(component, new TimedMode(mode, untilMillis));
        StringBuilder text = new StringBuilder();
        modes.forEach((each, timed) ->
                text.append(each)
                        .append('=')
                        .append(timed.mode())
                        .append(' ')
                        .append(timed.untilMillis())
                        .append('\n'));
        try {
            Path unfinished = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(unfinished, text);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private synchronized @Nullable TimedMode mode(String component) {
        if (System.nanoTime() - readAt > FRESH_NANOS) {
            modes = read();
            readAt = System.nanoTime();
        }
        TimedMode mode = modes.get(component);
        return mode != null && mode.active() ? mode : null;
    }

    private Map<String, TimedMode> read() {
        Map<String, TimedMode> read = new HashMap<>();
        try {
            if (Files.exists(file)) {
                Properties text = new Properties();
                text.load(new StringReader(Files.readString(file)));
                text.forEach((component, mode) ->
                        read.put(component.toString(), TimedMode.parse(mode.toString())));
            }
            return read;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
