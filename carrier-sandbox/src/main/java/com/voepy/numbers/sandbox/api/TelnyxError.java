package com.voepy.numbers.sandbox.api;

import org.jspecify.annotations.Nullable;

/// Every way this carrier says no: its code, its title and the HTTP status it comes with.
///
/// Source: the carrier's list of API error codes. 85006 to 85008 are its reservation limits.
public enum TelnyxError {
    INVALID_PHONE_NUMBER("10002", 422, "Invalid phone number"),
    MISSING_PARAMETER("10004", 422, "Missing required parameter"),
    NOT_FOUND("10005", 404, "Resource not found"),
    UNEXPECTED("10007", 500, "Unexpected error"),
    AUTHENTICATION_FAILED("10009", 401, "Authentication failed"),
    TOO_MANY_REQUESTS("10011", 429, "Too many requests"),
    DUPLICATE("10012", 422, "Duplicate resource"),
    BAD_REQUEST("10015", 400, "Bad Request"),
    NOT_E164("10016", 422, "Phone number must be in +E.164 format"),
    INVALID_VALUE("10027", 422, "Invalid parameter value"),
    UNAVAILABLE("10007", 503, "Service unavailable"),
    INSUFFICIENT_FUNDS("20100", 422, "Insufficient Funds"),
    NOT_SEARCHED("85000", 422, "Phone number not recently searched"),
    NOT_AVAILABLE("85001", 422, "Phone number not available"),
    TOO_MANY_IN_RESERVATION("85006", 422, "Too many phone numbers in one reservation"),
    TOO_MANY_HELD("85007", 422, "Too many reserved phone numbers"),
    RESERVATION_EXPIRED("85008", 422, "Reservation can't be extended");

    private final String code;
    private final int httpStatus;
    private final String title;

    TelnyxError(String code, int httpStatus, String title) {
        this.code = code;
        this.httpStatus = httpStatus;
        this.title = title;
    }

    public String code() {
        return code;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /// Reads at the call site as a sentence: `throw NOT_FOUND.because("…")`.
    public Refusal because(String detail) {
        return new Refusal(this, entry(detail, null));
    }

    /// The same, naming the culprit.
    ///
    /// @param pointer JSON pointer into the request's body
    public Refusal because(String detail, String pointer) {
        return new Refusal(this, entry(detail, new ErrorBody.Source(pointer, null)));
    }

    /// The same for a query parameter.
    public Refusal inParameter(String parameter, String detail) {
        return new Refusal(this, entry(detail, new ErrorBody.Source(null, parameter)));
    }

    ErrorBody.Entry entry(String detail, ErrorBody.@Nullable Source source) {
        return new ErrorBody.Entry(code, title, detail, source);
    }
}
