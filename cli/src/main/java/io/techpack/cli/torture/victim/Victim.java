package io.techpack.cli.torture.victim;

import io.techpack.cli.up.LogFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A process of the tortured system: tells its parent on standard output when it serves, and ends
 * when the parent does, however that ends: then standard input does.
 */
final class Victim {

    private Victim() {}

    /** To be called first: sends the log to the file that the parent named. */
    static void openLog() {
        LogFile.open(Path.of(required("torture.log")));
    }

    /** The script that the parent writes. */
    static Script script() {
        return new Script(Path.of(required("torture.script")));
    }

    static String required(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("the torturer sets -D" + property);
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
                            // the parent has nothing to say but that it lives
                        }
                    } catch (IOException _) {
                        // it is gone, as at the end of its words
                    }
                    Runtime.getRuntime().halt(1);
                });
    }

    static void ready(String what) {
        System.out.println("ready " + what);
        System.out.flush();
    }
}
