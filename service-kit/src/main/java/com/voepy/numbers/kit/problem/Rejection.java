package com.voepy.numbers.kit.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A rule said no. Expected, never a bug: not logged as an error, carries no stack trace. Made with
/// [ErrorCode#because(String)] or [Checks#orThrow()].
public final class Rejection extends RuntimeException {

    private final ErrorCode code;
    private final transient Map<String, Object> members;
    private final transient List<FieldError> errors;
    private final int retryAfterSeconds;

    Rejection(ErrorCode code, String detail) {
        this(code, detail, Map.of(), List.of(), 0);
    }

    Rejection(
            ErrorCode code,
            String detail,
            Map<String, Object> members,
            List<FieldError> errors,
            int retryAfterSeconds) {
        super(detail, null, false, false);
        this.code = code;
        this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        this.errors = List.copyOf(errors);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /// The same refusal with one more member in its problem document, e.g.
    /// `BALANCE_INSUFFICIENT.because("…").with("required_cents", 150)`.
    ///
    /// @param name snake_case, none of RFC 9457's own names
    /// @param value a number, text, boolean, or list of them
    public Rejection with(String name, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Rejection(code, detail(), more, errors, retryAfterSeconds);
    }

    /// The same refusal with a `Retry-After` header of so many seconds, at least 1.
    public Rejection retryAfter(int seconds) {
        return new Rejection(code, detail(), members, errors, seconds);
    }

    /// Which refusal it is, and with it the HTTP status.
    public ErrorCode code() {
        return code;
    }

    /// What happened this time, in words for the client's developer.
    public String detail() {
        return Objects.requireNonNull(getMessage());
    }

    /// Extra members of the problem document, in the order they were given.
    public Map<String, Object> members() {
        return members;
    }

    /// Seconds for the `Retry-After` header, 0 for none.
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /// The wrong fields; empty unless the code is [ErrorCode#VALIDATION_FAILED].
    public List<FieldError> errors() {
        return errors;
    }
}
