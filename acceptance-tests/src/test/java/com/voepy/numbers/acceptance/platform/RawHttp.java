package com.voepy.numbers.acceptance.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bytes over a socket, for what no HTTP client would send.
public final class RawHttp {

    private static final int ANSWER_MILLIS_MAX = 10_000;

    private RawHttp() {}

    /// Sends the bytes and reads until the other side closes.
    public static RawAnswer send(URI origin, String request) {
        try (var socket = new Socket(origin.getHost(), origin.getPort())) {
            socket.setSoTimeout(ANSWER_MILLIS_MAX);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                throw new AssertionError("No HTTP answer to " + request + ": " + text);
            }
            return new RawAnswer(text.substring(0, end), text.substring(end + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param headers status line and headers
    public record RawAnswer(String headers, String body) {

        public int status() {
            return Integer.parseInt(headers.split(" ", 3)[1]);
        }

        /// The body's JSON, also if it came in chunks.
        public JsonNode json() {
            var from = body.indexOf('{');
            if (from < 0) {
                throw new AssertionError("No JSON: " + headers + body);
            }
            return JsonMapper.shared().readTree(body.substring(from, body.lastIndexOf('}') + 1));
        }
    }
}
