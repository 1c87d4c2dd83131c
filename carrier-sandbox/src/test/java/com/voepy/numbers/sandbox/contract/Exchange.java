package com.voepy.numbers.sandbox.contract;

import org.jspecify.annotations.Nullable;

/// One request and its answer.
///
/// @param path with the base path, without the query: `/v2/number_orders`
/// @param query raw, null if there is none
/// @param requestType media type of the request's body, null if it has none
/// @param requestBody empty if there is none
/// @param responseBody empty if there is none
public record Exchange(
        String method,
        String path,
        @Nullable String query,
        @Nullable String requestType,
        String requestBody,
        int status,
        String responseBody) {

    /// With a body of JSON, if it has one.
    public Exchange(
            String method, String path, @Nullable String query, String requestBody, int status, String responseBody) {
        this(method, path, query, "application/json", requestBody, status, responseBody);
    }

    @Override
    public String toString() {
        return "%s %s%s %s -> %d %s"
                .formatted(method, path, query == null ? "" : "?" + query, requestBody, status, responseBody);
    }
}
