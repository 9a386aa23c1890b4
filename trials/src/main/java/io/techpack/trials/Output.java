package io.techpack.trials;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a trial prints: results to {@code out}, progress there too, or to {@code err} where
 * programs read the results. Thread-safe.
 *
 * @param json whether programs read the results
 */
public record Output(PrintWriter out, PrintWriter err, boolean json) {

    /**
     * That of a command.
     *
     * @param command set by picocli before it runs a command
     */
    public static Output of(@Nullable CommandSpec command, boolean json) {
        if (command == null) {
            throw new IllegalStateException("picocli has not set the command");
        }
        CommandLine line = command.commandLine();
        return new Output(line.getOut(), line.getErr(), json);
    }

    public void result(String line) {
        out.println(line);
    }

    public void progress(String line) {
        (json ? err : out).println(line);
    }
}
