package io.techpack.cli.torture.victim;

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

/**
 * The moods of engines and disk, in a file: one process writes them, all others read them within a
 * twentieth of a second. A spell ends by itself, whoever dies. Thread-safe.
 */
public final class Script {

    private static final String DISK = "disk";
    private static final long FRESH_NANOS = 50_000_000;

    private final Path file;
    private Map<String, Spell> spells = new HashMap<>();
    private long readAt = System.nanoTime() - 2 * FRESH_NANOS;

    private record Spell(String mood, long untilMillis) {

        boolean lasts() {
            return System.currentTimeMillis() < untilMillis;
        }

        static Spell parse(String text) {
            String[] parts = text.split(" ", 2);
            return new Spell(parts[0], Long.parseLong(parts[1]));
        }
    }

    public Script(Path file) {
        this.file = file;
    }

    /** Puts a stage's engine into a mood until that moment, in milliseconds of the epoch. */
    public void cast(Stage stage, EngineMood mood, long untilMillis) {
        cast(stage.id(), mood.name(), untilMillis);
    }

    /** Puts the disk into a mood until that moment, in milliseconds of the epoch. */
    public void cast(DiskMood mood, long untilMillis) {
        cast(DISK, mood.name(), untilMillis);
    }

    EngineMood engine(Stage stage) {
        Spell spell = spell(stage.id());
        return spell == null ? EngineMood.WELL : EngineMood.valueOf(spell.mood());
    }

    DiskMood disk() {
        Spell spell = spell(DISK);
        return spell == null ? DiskMood.WELL : DiskMood.valueOf(spell.mood());
    }

    private synchronized void cast(String whom, String mood, long untilMillis) {
        spells.put(whom, new Spell(mood, untilMillis));
        StringBuilder text = new StringBuilder();
        spells.forEach((each, spell) ->
                text.append(each)
                        .append('=')
                        .append(spell.mood())
                        .append(' ')
                        .append(spell.untilMillis())
                        .append('\n'));
        try {
            Path unfinished = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(unfinished, text);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Spell spell(String whom) {
        if (System.nanoTime() - readAt > FRESH_NANOS) {
            spells = read();
            readAt = System.nanoTime();
        }
        Spell spell = spells.get(whom);
        return spell != null && spell.lasts() ? spell : null;
    }

    private Map<String, Spell> read() {
        Map<String, Spell> read = new HashMap<>();
        try {
            if (Files.exists(file)) {
                Properties text = new Properties();
                text.load(new StringReader(Files.readString(file)));
                text.forEach(
                        (whom, spell) -> read.put(whom.toString(), Spell.parse(spell.toString())));
            }
            return read;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
