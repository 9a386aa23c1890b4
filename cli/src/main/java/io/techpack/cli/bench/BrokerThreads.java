package io.techpack.cli.bench;

import io.techpack.cli.up.OneProcessSystem;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Objects;

/** The threads of the broker in this process, told by their group. */
final class BrokerThreads {

    private BrokerThreads() {}

    /** Processor time of those that live; few ever end. */
    static double cpuSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos =
                Arrays.stream(all())
                        .filter(Objects::nonNull)
                        .filter(BrokerThreads::ofBroker)
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

    private static boolean ofBroker(Thread thread) {
        for (ThreadGroup group = thread.getThreadGroup();
                group != null;
                group = group.getParent()) {
            if (group.getName().equals(OneProcessSystem.BROKER_THREADS)) {
                return true;
            }
        }
        return false;
    }
}
