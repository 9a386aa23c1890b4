package io.techpack.gateway.watch;

import jakarta.servlet.ServletRequest;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;

/**
 * The connection that a request came on, to see whether its client has left while it waits. Only
 * for the request's own thread.
 */
public final class ClientConnection {

    private static final String ATTRIBUTE = ClientConnection.class.getName();

    /** What Tomcat says is available at the end of a stream: a read would fail. */
    private static final int END = 1;

    private final Request request;

    ClientConnection(Request request) {
        this.request = request;
    }

    /**
     * The request's connection.
     *
     * @throws IllegalStateException if the request did not come through our server
     */
    public static ClientConnection of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof ClientConnection connection) {
            return connection;
        }
        throw new IllegalStateException("the request has no connection to watch");
    }

    void attachTo(ServletRequest attributes) {
        attributes.setAttribute(ATTRIBUTE, this);
    }

    /** Whether the client has closed it. Does not block; to be called once the body is read. */
    boolean isClosed() {
        int first = available();
        // a request that the client has sent ahead is available only once, the end every time
        return first == END && available() == END;
    }

    private int available() {
        request.action(ActionCode.AVAILABLE, Boolean.TRUE);
        return request.getAvailable();
    }
}
