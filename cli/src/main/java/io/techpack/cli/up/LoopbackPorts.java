package io.techpack.cli.up;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine's own address. */
final class LoopbackPorts {

    static final String HOST = "127.0.0.1";

    private LoopbackPorts() {}

    /**
     * The port, or a free one for 0.
     *
     * @throws SystemFault if somebody else listens there
     */
    static int choose(int wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), wanted));
            return socket.getLocalPort();
        } catch (IOException fault) {
            throw new SystemFault(
                    "Port %d is in use or not allowed (%s); choose another one with --port N."
                            .formatted(wanted, fault.getMessage()),
                    fault);
        }
    }
}
