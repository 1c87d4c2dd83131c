package com.voepy.numbers.sandbox.api;

/// A rule of the carrier said no; becomes the error envelope in [ErrorAdvice]. Expected, so it has no stack trace.
public final class Refusal extends RuntimeException {

    private final transient TelnyxError error;
    private final transient ErrorBody.Entry entry;

    Refusal(TelnyxError error, ErrorBody.Entry entry) {
        super(entry.detail(), null, false, false);
        this.error = error;
        this.entry = entry;
    }

    public TelnyxError error() {
        return error;
    }

    ErrorBody.Entry entry() {
        return entry;
    }
}
