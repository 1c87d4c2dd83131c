package com.voepy.numbers.command.dispatch;

import org.jspecify.annotations.Nullable;

/// What a command answers to the client that gave it.
///
/// @param status HTTP status, 2xx; a refusal is thrown, never answered
/// @param location value of the `Location` header, or null
/// @param body a resource, rendered as JSON, or null for an empty answer
/// @param secret the body shows something that is stored nowhere in the clear, so its record for an idempotent replay
///     is sealed
public record Answer(
        int status, @Nullable String location, @Nullable Object body, boolean secret) {

    public static Answer ok(Object body) {
        return new Answer(200, null, body, false);
    }

    public static Answer created(String location, Object body) {
        return new Answer(201, location, body, false);
    }

    public static Answer accepted(Object body) {
        return new Answer(202, null, body, false);
    }

    public static Answer noContent() {
        return new Answer(204, null, null, false);
    }

    public Answer withSecret() {
        return new Answer(status, location, body, true);
    }
}
