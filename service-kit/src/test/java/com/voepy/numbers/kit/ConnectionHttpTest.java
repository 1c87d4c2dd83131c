package com.voepy.numbers.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// How long the server keeps a connection.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConnectionHttpTest {

    static final TestService SERVICE = TestService.RUNNING;

    static final String REQUEST = "GET /open HTTP/1.1\r\nHost: localhost\r\n";

    /// Longer than [TestService] waits for a request that was begun, and for the server to look at its connections
    /// again.
    static final long IDLE_MILLIS = 3_000;

    @Test
    void an_idle_connection_outlives_the_time_that_a_request_may_take_to_arrive()
            throws IOException, InterruptedException {
        try (var socket = new Socket("127.0.0.1", SERVICE.port())) {
            write(socket, REQUEST + "\r\n");
            Thread.sleep(IDLE_MILLIS);
            write(socket, REQUEST + "Connection: close\r\n\r\n");

            var answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(3);
        }
    }

    private static void write(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    }
}
