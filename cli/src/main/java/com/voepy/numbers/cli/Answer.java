package com.voepy.numbers.cli;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// What the server answered, its body as it came.
///
/// @param request method and path, for messages
record Answer(String request, int status, HttpHeaders headers, byte[] body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Answer of(String request, HttpResponse<byte[]> response) {
        return new Answer(request, response.statusCode(), response.headers(), response.body());
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /// The body as JSON; missing where there is none, or something else.
    JsonNode json() {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    /// The header's first value.
    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /// The last part of `Location`, which names what was made.
    Optional<String> createdId() {
        return header("Location").map(location -> location.substring(location.lastIndexOf('/') + 1));
    }
}
