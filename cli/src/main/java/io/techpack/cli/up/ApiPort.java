package io.techpack.cli.up;

import io.techpack.embedded.LoopbackPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The port of the API on this machine's own address. */
final class ApiPort {

    private ApiPort() {}

    /**
     * The port, or a free one for 0.
     *
     * @throws SystemStartException if somebody else listens there
     */
    static int choose(int wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(LoopbackPort.HOST), wanted));
            return socket.getLocalPort();
        } catch (IOException fault) {
            throw new SystemStartException(
                    "Port %d is in use or not allowed (%s); choose another one with --port N."
                            .formatted(wanted, fault.getMessage()),
                    fault);
        }
    }
}
