package io.techpack.gateway.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executors;

/** The outside is 127.0.0.2, where one server is; the rest of loopback is inside, with another. */
final class TwoServers implements AutoCloseable {

    private static final String OUTSIDE = "127.0.0.2";
    private static final String INSIDE = "127.0.0.1";

    private final HttpServer outside;
    private final HttpServer inside;

    /** What both do with a request; the address says which one it has reached. */
    interface Answerer {

        void answer(String address, HttpExchange exchange) throws IOException;
    }

    TwoServers(Answerer answerer) throws IOException {
        outside = start(OUTSIDE, answerer);
        inside = start(INSIDE, answerer);
    }

    int outsidePort() {
        return outside.getAddress().getPort();
    }

    int insidePort() {
        return inside.getAddress().getPort();
    }

    static boolean isAllowed(InetAddress address) {
        return address.getHostAddress().equals(OUTSIDE) || PublicInternet.includes(address);
    }

    static InetAddress[] resolve(String host) throws UnknownHostException {
        return switch (host) {
            case "outside.test" -> InetAddress.getAllByName(OUTSIDE);
            case "inside.test" -> InetAddress.getAllByName(INSIDE);
            case "both.test" ->
                    new InetAddress[] {
                        InetAddress.ofLiteral(INSIDE), InetAddress.ofLiteral(OUTSIDE)
                    };
            case "nowhere.test" -> throw new UnknownHostException(host);
            default -> InetAddress.getAllByName(host);
        };
    }

    private static HttpServer start(String address, Answerer answerer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answerer.answer(address, exchange));
        server.start();
        return server;
    }

    @Override
    public void close() {
        outside.stop(0);
        inside.stop(0);
    }
}
