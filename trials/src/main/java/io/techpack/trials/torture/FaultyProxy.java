package io.techpack.trials.torture;

import io.techpack.embedded.LoopbackPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy on loopback that can delay, hold back and reset what goes through it. It listens on
 * one port from its opening to its closing, whatever becomes of the server behind it. Thread-safe.
 */
final class FaultyProxy implements AutoCloseable {

    private static final int CHUNK = 16 << 10;
    private static final int CONNECT_MILLIS = 2_000;

    private final ServerSocket listener;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile Duration latency = Duration.ZERO;
    private volatile boolean refusing;
    private boolean blackhole;
    private boolean closed;

    private FaultyProxy(ServerSocket listener) {
        this.listener = listener;
    }

    /** Listens on a free port; forwards nothing yet. */
    static FaultyProxy open() throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.bind(
                new InetSocketAddress(
                        InetAddress.getByName(LoopbackPort.HOST), LoopbackPort.free()));
        FaultyProxy proxy = new FaultyProxy(listener);
        Thread.ofVirtual().name("proxy-" + listener.getLocalPort()).start(proxy::accept);
        return proxy;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** New connections go to that port of this machine. */
    void forwardTo(int port) {
        target = port;
    }

    /** Each piece of data waits that long, in both directions. */
    void latency(Duration each) {
        latency = each;
    }

    /** Whether new connections are reset at once. */
    void refuse(boolean all) {
        refusing = all;
    }

    /**
     * While it is a black hole, what clients send reaches the server, but no answer reaches them,
     * and neither side learns of it.
     */
    synchronized void blackhole(boolean all) {
        blackhole = all;
        notifyAll();
    }

    /** Resets all connections; what is under way is lost. Returns how many. */
    int resetAll() {
        int count = 0;
        for (Connection connection : open) {
            connection.reset();
            count++;
        }
        return count;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.startVirtualThread(() -> connect(client));
            } catch (IOException _) {
                // closed, or a client that is gone again
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        Connection connection = new Connection(client, server);
        try {
            if (refusing) {
                throw new IOException("refused");
            }
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(new InetSocketAddress(LoopbackPort.HOST, target), CONNECT_MILLIS);
            open.add(connection);
            Thread.startVirtualThread(() -> pump(connection, client, server));
            pump(connection, server, client);
        } catch (IOException _) {
            connection.reset();
        }
    }

    private void pump(Connection connection, Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                delay(from == connection.server);
                out.write(chunk, 0, length);
            }
            to.shutdownOutput();
        } catch (IOException | InterruptedException _) {
            connection.reset();
        }
        connection.halfDone();
    }

    private void delay(boolean answer) throws InterruptedException {
        Thread.sleep(latency);
        synchronized (this) {
            while (answer && blackhole && !closed) {
                wait();
            }
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        listener.close();
        resetAll();
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;
        private int halves;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        synchronized void halfDone() {
            if (++halves == 2) {
                shut(client);
                shut(server);
            }
        }

        void reset() {
            for (Socket socket : new Socket[] {client, server}) {
                try {
                    socket.setSoLinger(true, 0);
                } catch (IOException _) {
                    // it is closed already
                }
                shut(socket);
            }
        }

        private void shut(Socket socket) {
            open.remove(this);
            try {
                socket.close();
            } catch (IOException _) {
                // gone is gone
            }
        }
    }
}
