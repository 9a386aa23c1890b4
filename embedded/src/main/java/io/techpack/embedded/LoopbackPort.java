package io.techpack.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** Chooses loopback ports that a server can leave and come back to. */
public final class LoopbackPort {

    public static final String HOST = "127.0.0.1";

    /**
     * Below the ports that Linux and macOS hand to outgoing connections. Above, a client that
     * reconnects to a stopped server is now and then given the server's own port and ends up
     * connected to itself.
     */
    private static final int FIRST = 15_000;

    private static final int END = 32_000;

    private LoopbackPort() {}

    /**
     * The wanted port, or the one remembered in {@code memory} if it is still free, or a new one,
     * remembered.
     */
    static int choose(String server, int wanted, Path memory) throws IOException {
        if (wanted != 0) {
            if (!isFree(wanted)) {
                throw new EmbeddedServersException(
                        "%s cannot listen on port %d of %s: another process does. Stop it or choose another port."
                                .formatted(server, wanted, HOST));
            }
            return wanted;
        }
        int remembered = read(memory);
        if (remembered != 0 && isFree(remembered)) {
            return remembered;
        }
        int fresh = free();
        Files.writeString(memory, Integer.toString(fresh));
        return fresh;
    }

    /** A port that nobody listens on. */
    public static int free() {
        return anyFree(RandomGenerator.getDefault());
    }

    private static int read(Path memory) throws IOException {
        if (!Files.exists(memory)) {
            return 0;
        }
        var text = Files.readString(memory).strip();
        return text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : 0;
    }

    private static int anyFree(RandomGenerator random) {
        return random.ints(FIRST, END)
                .limit(1_000)
                .filter(LoopbackPort::isFree)
                .findFirst()
                .orElseThrow(() ->
                        new EmbeddedServersException(
                                "No free port found on %s from %d to %d. Name the ports in the settings."
                                        .formatted(HOST, FIRST, END)));
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName(HOST))) {
            return socket.isBound();
        } catch (IOException | IllegalArgumentException taken) {
            return false;
        }
    }
}
