package io.techpack.process;

/**
 * Runs something once: when it is closed, or when the process is told to stop (Ctrl-C, SIGTERM),
 * whichever comes first. Thread-safe.
 */
public final class ShutdownHook implements AutoCloseable {

    private final Runnable action;
    private final Thread thread = Thread.ofPlatform().name("stopping").unstarted(this::run);
    private boolean done;

    private ShutdownHook(Runnable action) {
        this.action = action;
    }

    public static ShutdownHook of(Runnable action) {
        ShutdownHook hook = new ShutdownHook(action);
        Runtime.getRuntime().addShutdownHook(hook.thread);
        return hook;
    }

    private synchronized void run() {
        if (!done) {
            done = true;
            action.run();
        }
    }

    /** Returns when the action has run, whoever ran it. */
    @Override
    public void close() {
        run();
    }
}
