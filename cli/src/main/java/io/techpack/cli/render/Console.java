package io.techpack.cli.render;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/**
 * The only place that prints. Results go to {@code out}, errors and warnings to {@code err}, both
 * without controls other than line breaks and colours. For one thread at a time.
 */
public final class Console {

    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;

    public Console(PrintStream out, PrintStream err, Terminal terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** The process's own. */
    public static Console ofProcess() {
        Charset charset = System.out.charset();
        return new Console(
                System.out,
                System.err,
                Terminal.detect(System.getenv(), System.console(), charset));
    }

    public Terminal terminal() {
        return terminal;
    }

    /** {@code out} for those who want a writer, with the same character set. */
    public PrintWriter out() {
        return new PrintWriter(out, true);
    }

    /** {@code err} for those who want a writer, with the same character set. */
    public PrintWriter err() {
        return new PrintWriter(err, true);
    }

    public void line(String text) {
        out.println(Style.printable(text));
    }

    public void line() {
        out.println();
    }

    /** Text with terminal controls, as it is. */
    void raw(String text) {
        out.print(text);
        out.flush();
    }

    public void error(String text) {
        out.flush();
        err.println(Style.printable(text));
    }
}
