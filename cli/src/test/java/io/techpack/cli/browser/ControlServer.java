package io.techpack.cli.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Lets the browser's tests, which run in Node.js, control the system that they look at. */
final class ControlServer implements AutoCloseable {

    /** What a test asks for, by the path of its request. */
    interface Controls {

        /**
         * @param path of the request, such as {@code /gates/close-ups/allow/2}
         * @return what the test is answered
         * @throws IllegalArgumentException if there is no such control
         */
        String apply(String path) throws Exception;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ControlServer(Controls controls) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, controls));
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, Controls controls) throws IOException {
        int status = 200;
        String text;
        try {
            text = controls.apply(exchange.getRequestURI().getPath());
        } catch (Exception fault) {
            status = 500;
            text = fault.toString();
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
