package io.techpack.cli;

/**
 * Runs something once: at the end of a command, or when the process is told to stop (Ctrl-C,
 * SIGTERM), whichever comes first.
 */
final class Stopping implements AutoCloseable {

    private final Runnable stop;
    private final Thread hook = Thread.ofPlatform().name("stopping").unstarted(this::run);
    private boolean done;

    private Stopping(Runnable stop) {
        this.stop = stop;
    }

    static Stopping by(Runnable stop) {
        Stopping stopping = new Stopping(stop);
        Runtime.getRuntime().addShutdownHook(stopping.hook);
        return stopping;
    }

    private synchronized void run() {
        if (!done) {
            done = true;
            stop.run();
        }
    }

    @Override
    public void close() {
        run();
    }
}
