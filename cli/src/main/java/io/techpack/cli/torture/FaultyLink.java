package io.techpack.cli.torture;

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
 * A TCP proxy on loopback that slows, silences and cuts the connections that go through it. It
 * listens on one port from its making to its closing, whatever becomes of the server behind it.
 * Thread-safe.
 */
final class FaultyLink implements AutoCloseable {

    private static final int CHUNK = 16 << 10;
    private static final int CONNECT_MILLIS = 2_000;

    private final ServerSocket door;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean refusing;
    private boolean silent;
    private boolean closed;

    private FaultyLink(ServerSocket door) {
        this.door = door;
    }

    /** Listens on a free port; leads nowhere yet. */
    static FaultyLink open() throws IOException {
        ServerSocket door = new ServerSocket();
        door.bind(new InetSocketAddress(InetAddress.getByName(FreePort.HOST), FreePort.choose()));
        FaultyLink link = new FaultyLink(door);
        Thread.ofVirtual().name("link-" + door.getLocalPort()).start(link::accept);
        return link;
    }

    int port() {
        return door.getLocalPort();
    }

    /** New connections go to that port of this machine. */
    void leadTo(int port) {
        target = port;
    }

    /** Each piece of data waits that long, in both directions. */
    void slow(Duration each) {
        delay = each;
    }

    /** Whether new connections are reset at once. */
    void refuse(boolean all) {
        refusing = all;
    }

    /**
     * While silent, what clients say reaches the server, but no answer reaches them, and nobody is
     * told.
     */
    synchronized void silence(boolean all) {
        silent = all;
        notifyAll();
    }

    /** Resets all connections; what is on its way is lost. Returns how many. */
    int cut() {
        int count = 0;
        for (Connection connection : open) {
            connection.reset();
            count++;
        }
        return count;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
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
            server.connect(new InetSocketAddress(FreePort.HOST, target), CONNECT_MILLIS);
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
                awaitPassage(from == connection.server);
                out.write(chunk, 0, length);
            }
            to.shutdownOutput();
        } catch (IOException | InterruptedException _) {
            connection.reset();
        }
        connection.halfDone();
    }

    private void awaitPassage(boolean answer) throws InterruptedException {
        Thread.sleep(delay);
        synchronized (this) {
            while (answer && silent && !closed) {
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
        door.close();
        cut();
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
