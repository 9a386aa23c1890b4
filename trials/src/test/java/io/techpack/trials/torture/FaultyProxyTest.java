package io.techpack.trials.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.techpack.embedded.LoopbackPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyProxyTest {

    private static final int PATIENCE_MILLIS = 5_000;

    private ServerSocket echo;
    private FaultyProxy proxy;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getByName(LoopbackPort.HOST));
        Thread.startVirtualThread(() -> {
            while (!echo.isClosed()) {
                try {
                    Socket client = echo.accept();
                    Thread.startVirtualThread(() -> answer(client));
                } catch (IOException _) {
                    return;
                }
            }
        });
        proxy = FaultyProxy.open();
        proxy.forwardTo(echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    private static void answer(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException _) {
            // the test is over
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(LoopbackPort.HOST, proxy.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static int echoed(Socket socket, int value) throws IOException {
        socket.getOutputStream().write(value);
        return socket.getInputStream().read();
    }

    @Test
    void what_is_said_comes_back_and_the_end_does_too() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echoed(socket, 42)).isEqualTo(42);
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_reset_breaks_the_connections_that_are_open_and_lets_new_ones_through()
            throws IOException {
        try (Socket before = connect()) {
            assertThat(echoed(before, 1)).isEqualTo(1);

            assertThat(proxy.resetAll()).isEqualTo(1);

            assertThatThrownBy(() -> before.getInputStream().read())
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
        try (Socket after = connect()) {
            assertThat(echoed(after, 2)).isEqualTo(2);
        }
    }

    @Test
    void while_it_refuses_no_new_connection_lives() throws IOException {
        proxy.refuse(true);
        await().untilAsserted(() ->
                assertThatThrownBy(
                                () -> {
                                    try (Socket socket = connect()) {
                                        if (echoed(socket, 1) < 0) {
                                            throw new IOException("closed");
                                        }
                                    }
                                })
                        .isInstanceOf(IOException.class)
                        .isNotInstanceOf(SocketTimeoutException.class));
        proxy.refuse(false);
        try (Socket socket = connect()) {
            assertThat(echoed(socket, 3)).isEqualTo(3);
        }
    }

    @Test
    void while_it_is_a_black_hole_answers_wait_and_none_is_lost() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echoed(socket, 1)).isEqualTo(1);
            proxy.blackhole(true);
            socket.setSoTimeout(200);
            assertThatThrownBy(() -> echoed(socket, 2)).isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(PATIENCE_MILLIS);
            proxy.blackhole(false);
            assertThat(socket.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void with_latency_an_answer_takes_both_ways_delays() throws IOException {
        try (Socket socket = connect()) {
            proxy.latency(Duration.ofMillis(60));
            long begin = System.nanoTime();
            assertThat(echoed(socket, 4)).isEqualTo(4);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(120));
        }
    }
}
