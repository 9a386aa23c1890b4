package io.techpack.cli.torture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * Free ports of this machine's own address, below those that the system hands to outgoing
 * connections: else a client of a server that is down may be given the server's port and talk to
 * itself.
 */
final class FreePort {

    static final String HOST = "127.0.0.1";

    private static final int FIRST = 15_000;
    private static final int END = 32_000;
    private static final int TRIES = 1_000;

    private FreePort() {}

    static int choose() {
        return RandomGenerator.getDefault()
                .ints(TRIES, FIRST, END)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new TortureFault("No port is free on " + HOST + "."));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(HOST))) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }
}
