package io.techpack.worker;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What people call this process: host and process id. */
final class ProcessName {

    private ProcessName() {}

    static String get() {
        return host() + ":" + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }
}
