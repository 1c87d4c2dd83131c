package com.voepy.numbers.acceptance.platform;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What came back: status, headers, and the body as it was sent.
///
/// @param request method and path, for messages
public record Answer(String request, int status, HttpHeaders headers, String text) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Answer of(String request, HttpResponse<byte[]> response) {
        return new Answer(
                request,
                response.statusCode(),
                response.headers(),
                new String(response.body(), StandardCharsets.UTF_8));
    }

    /// The body as JSON.
    public JsonNode json() {
        return JSON.readTree(text);
    }

    /// The member at a JSON Pointer, as text.
    public String at(String pointer) {
        return json().at(pointer).asString();
    }

    /// The `code` of a problem.
    public String code() {
        return at("/code");
    }

    /// The header's first value.
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /// This very answer, if it has the expected status.
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("%s answered %d and not %d: %s".formatted(request, status, expected, text));
        }
        return this;
    }
}
