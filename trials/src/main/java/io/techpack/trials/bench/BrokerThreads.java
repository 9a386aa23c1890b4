package io.techpack.trials.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Objects;

/**
 * The threads of the broker in this process.
 *
 * @param group the name of the group that they are all in
 */
record BrokerThreads(String group) {

    /** Processor time of those that live; few ever end. */
    double cpuSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos =
                Arrays.stream(all())
                        .filter(Objects::nonNull)
                        .filter(this::ofBroker)
                        .mapToLong(
                                thread -> Math.max(0, threads.getThreadCpuTime(thread.threadId())))
                        .sum();
        return nanos / 1e9;
    }

    private static Thread[] all() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[root.activeCount() * 2 + 64];
        root.enumerate(threads, true);
        return threads;
    }

    private boolean ofBroker(Thread thread) {
        for (ThreadGroup each = thread.getThreadGroup(); each != null; each = each.getParent()) {
            if (each.getName().equals(group)) {
                return true;
            }
        }
        return false;
    }
}
