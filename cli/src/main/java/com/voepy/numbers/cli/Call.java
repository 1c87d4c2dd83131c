package com.voepy.numbers.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One request, before it is sent.
///
/// @param path with its variables filled in, without the query
/// @param query values by name, not yet encoded
/// @param headers besides key and content type
/// @param body null for none
record Call(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        @Nullable Body body) {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    record Body(String contentType, byte[] bytes) {}

    Call {
        query = new LinkedHashMap<>(query);
        headers = new LinkedHashMap<>(headers);
    }

    static Call get(String path) {
        return new Call("GET", path, Map.of(), Map.of(), null);
    }

    static Call delete(String path) {
        return new Call("DELETE", path, Map.of(), Map.of(), null);
    }

    Call with(String name, String value) {
        var more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new Call(method, path, more, headers, body);
    }

    Call with(Body other) {
        return new Call(method, path, query, headers, other);
    }

    /// Path and query as they go over the wire.
    String target() {
        var encoded = query.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return encoded.isEmpty() ? path : path + "?" + encoded;
    }

    /// Whether sending it twice does no more than sending it once.
    boolean isRepeatable() {
        return headers.containsKey(IDEMPOTENCY_KEY) || method.equals("GET") || method.equals("DELETE");
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
