package io.techpack.embedded;

/** Closes what is still open when the JVM ends in good order (Ctrl-C, SIGTERM, System.exit). */
final class AtJvmExit {

    private AtJvmExit() {}

    /** {@code open} must bear a second close, and is kept reachable until the JVM ends. */
    static void close(AutoCloseable open) {
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("embedded-stop")
                                .unstarted(() -> {
                                    try {
                                        open.close();
                                    } catch (Exception e) {
                                        // Loggers may be gone by now.
                                        System.err.println(
                                                "At the end of the JVM: " + e.getMessage());
                                    }
                                }));
    }
}
