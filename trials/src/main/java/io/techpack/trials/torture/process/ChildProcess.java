package io.techpack.trials.torture.process;

import io.techpack.process.LogFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process under test: reports to its parent on standard output when it serves, and ends when the
 * parent does, however that ends: then its standard input does.
 */
final class ChildProcess {

    private ChildProcess() {}

    /** To be called first: sends the log to the file that the parent named. */
    static void openLog() {
        LogFile.open(Path.of(required("torture.log")));
    }

    /** The script that the parent writes. */
    static FaultScript script() {
        return new FaultScript(Path.of(required("torture.script")));
    }

    static String required(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("the parent sets -D" + property);
        }
        return value;
    }

    /** Ends this process with its parent. */
    static void endWithParent() {
        Thread.ofPlatform()
                .daemon()
                .name("parent-watch")
                .start(() -> {
                    try {
                        while (System.in.read() >= 0) {
                            // the parent sends nothing; it only lives
                        }
                    } catch (IOException _) {
                        // it is gone, as at the end of the input
                    }
                    Runtime.getRuntime().halt(1);
                });
    }

    /** What the parent says, line by line, until it is gone. */
    static Iterable<String> commands() {
        BufferedReader input =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return () -> input.lines().iterator();
    }

    /** Says that it serves, and what the parent needs to know to reach it. */
    static void reportReady(String address) {
        System.out.println("ready " + address);
        System.out.flush();
    }
}
