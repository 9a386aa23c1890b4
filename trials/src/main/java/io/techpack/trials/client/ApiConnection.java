package io.techpack.trials.client;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A connection that is kept alive, speaking as much HTTP/1.1 as the API needs. For one thread at a
 * time; any may close it.
 */
final class ApiConnection implements Closeable {

    private static final int BUFFER = 8_192;
    private static final int LONGEST_LINE = 65_536;

    /** A connection that rested for longer may have been closed by the server meanwhile. */
    private static final long TRUSTED_REST = Duration.ofSeconds(1).toNanos();

    private final Socket socket;
    private final InputStream in;
    private final int responseTimeout;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private long lastUse = System.nanoTime();
    private boolean reusable;

    private ApiConnection(Socket socket, Duration responseTimeout) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.responseTimeout = Math.toIntExact(responseTimeout.toMillis());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(this.responseTimeout);
    }

    /**
     * @param server an address with {@code http} or {@code https}
     * @param responseTimeout without a byte from the server
     */
    static ApiConnection open(URI server, Duration connectTimeout, Duration responseTimeout)
            throws IOException {
        boolean secure = "https".equals(server.getScheme());
        int port = server.getPort() >= 0 ? server.getPort() : secure ? 443 : 80;
        // brackets belong to the text of an address, not to the address
        String host = server.getHost().replaceAll("[\\[\\]]", "");
        Socket socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(host, port), Math.toIntExact(connectTimeout.toMillis()));
            return new ApiConnection(
                    secure ? encrypted(socket, host, port) : socket, responseTimeout);
        } catch (IOException | RuntimeException fault) {
            socket.close();
            throw fault;
        }
    }

    private static Socket encrypted(Socket socket, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket encrypted = (SSLSocket) factory.createSocket(socket, host, port, true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        return encrypted;
    }

    /** Whether the server is still there, as far as can be told without asking it. */
    boolean alive() {
        if (System.nanoTime() - lastUse < TRUSTED_REST) {
            return true;
        }
        try {
            socket.setSoTimeout(1);
            in.read();
            return false; // its end, or bytes that nobody asked for
        } catch (SocketTimeoutException _) {
            return restored();
        } catch (IOException _) {
            return false;
        }
    }

    private boolean restored() {
        try {
            socket.setSoTimeout(responseTimeout);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Whether another request may follow the last one. */
    boolean reusable() {
        return reusable;
    }

    /**
     * Sends a request and reads the whole answer.
     *
     * @throws IOException if there is no answer, or only a part of one
     */
    ApiResponse exchange(byte[] request) throws IOException {
        reusable = false;
        socket.getOutputStream().write(request);
        int status = status(line());
        while (status / 100 == 1) { // what precedes the answer
            headers();
            status = status(line());
        }
        Headers headers = headers();
        boolean bodiless = status == 204 || status == 304;
        byte[] body = bodiless ? new byte[0] : body(headers);
        reusable = headers.keptAlive && (bodiless || headers.delimited());
        lastUse = System.nanoTime();
        return new ApiResponse(status, headers.etag, body);
    }

    private static int status(String line) throws IOException {
        if (line.length() < 12 || !line.startsWith("HTTP/1.")) {
            throw new IOException("The server answered no HTTP: " + line);
        }
        return number(line.substring(9, 12), 10);
    }

    private Headers headers() throws IOException {
        Headers headers = new Headers();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        return headers;
    }

    private byte[] body(Headers headers) throws IOException {
        if (headers.chunked) {
            return chunks();
        }
        var body = new ByteArrayOutputStream();
        if (headers.length < 0) {
            while (fill()) {
                body.write(buffer, next, end - next);
                next = end;
            }
            return body.toByteArray();
        }
        byte[] bytes = new byte[headers.length];
        read(bytes);
        return bytes;
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int length = chunk(); length > 0; length = chunk()) {
            byte[] bytes = new byte[length];
            read(bytes);
            body.write(bytes);
            line();
        }
        headers(); // the trailers
        return body.toByteArray();
    }

    private int chunk() throws IOException {
        String line = line();
        int extension = line.indexOf(';');
        return number(extension < 0 ? line : line.substring(0, extension), 16);
    }

    private static int number(String text, int radix) throws IOException {
        try {
            return Integer.parseUnsignedInt(text.strip(), radix);
        } catch (NumberFormatException _) {
            throw new IOException("The server answered no HTTP: '" + text + "' is no number");
        }
    }

    private void read(byte[] bytes) throws IOException {
        int buffered = Math.min(bytes.length, end - next);
        System.arraycopy(buffer, next, bytes, 0, buffered);
        next += buffered;
        if (in.readNBytes(bytes, buffered, bytes.length - buffered) < bytes.length - buffered) {
            throw cut();
        }
    }

    /** The next line of the head, without its end. */
    private String line() throws IOException {
        String line = "";
        while (line.length() < LONGEST_LINE) {
            if (!fill()) {
                throw cut();
            }
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            line += new String(buffer, from, next - from, StandardCharsets.ISO_8859_1);
            if (next < end) {
                next++;
                return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            }
        }
        throw new IOException("The server sent a line of more than " + LONGEST_LINE + " bytes.");
    }

    /** Whether there are bytes in the buffer, which is filled if there are none. */
    private boolean fill() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, in.read(buffer));
        }
        return next < end;
    }

    private static EOFException cut() {
        return new EOFException("The server closed the connection before its answer was complete.");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** What is needed of an answer's headers. */
    private static final class Headers {

        private String etag = "";
        private int length = -1;
        private boolean chunked;
        private boolean keptAlive = true;

        private void add(String line) throws IOException {
            int colon = line.indexOf(':');
            if (named(line, colon, "Content-Length")) {
                length = number(line.substring(colon + 1), 10);
            } else if (named(line, colon, "ETag")) {
                etag = line.substring(colon + 1).strip();
            } else if (named(line, colon, "Transfer-Encoding")) {
                chunked = true;
            } else if (named(line, colon, "Connection")) {
                keptAlive = !line.substring(colon + 1).strip().equalsIgnoreCase("close");
            }
        }

        private static boolean named(String line, int colon, String name) {
            return colon == name.length() && line.regionMatches(true, 0, name, 0, colon);
        }

        /** Whether the end of the body is told by more than that of the connection. */
        private boolean delimited() {
            return chunked || length >= 0;
        }
    }
}
