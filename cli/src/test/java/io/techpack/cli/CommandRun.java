package io.techpack.cli;

import io.techpack.cli.render.Console;
import io.techpack.cli.render.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** One run of the command: its exit code and what it printed. */
public record CommandRun(int exit, String out, String err) {

    public static CommandRun techpack(String... arguments) {
        return techpack(Terminal.plain(), arguments);
    }

    static CommandRun techpack(Terminal terminal, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console =
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        terminal);
        int exit = Techpack.run(console, arguments);
        return new CommandRun(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    public String all() {
        return out + err;
    }
}
