package com.voepy.numbers.kit.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One wrong value in a request: an entry of `errors` in a 422.
///
/// @param field where it is: a body member (`phone_numbers[2]`, `settings.name`), query parameter or header
/// @param code what is wrong, for programs
/// @param message what is wrong and what would be right, for people; ends without a full stop
public record FieldError(String field, Code code, String message) {

    /// `422 validation_failed` for this one field: `throw new FieldError("connection_id", NOT_FOUND, "…").rejection()`.
    public Rejection rejection() {
        return new Rejection(
                ErrorCode.VALIDATION_FAILED, "Wrong values in: " + field + ".", Map.of(), List.of(this), 0);
    }

    /// What can be wrong with a field. The wire form is the constant in lower case.
    public enum Code {
        /// It must be given, and not be null.
        REQUIRED("It must be given, and not be null."),
        /// The body has a member that this endpoint does not know.
        UNKNOWN_FIELD("The endpoint knows no such member."),
        /// A JSON value of another type is wanted: a number where text came, and so on.
        WRONG_TYPE("Another JSON type is wanted."),
        /// Text with too few characters, or a list with too few items.
        TOO_SHORT("The text has too few characters, or the list too few items."),
        /// Text with too many characters, or a list with too many items.
        TOO_LONG("The text has too many characters, or the list too many items."),
        /// A number or time outside its bounds.
        OUT_OF_RANGE("The number or time is outside its bounds."),
        /// The value is not written as its kind must be: E.164, UUID, RFC 3339, URL, …
        INVALID_FORMAT("The value is not written as its kind must be: E.164, UUID, RFC 3339, URL and so on."),
        /// The value is none of those listed.
        NOT_ALLOWED("The value is none of those allowed."),
        /// The same item is there twice.
        DUPLICATE("The same item is there twice."),
        /// It names a resource that does not exist for this tenant.
        NOT_FOUND("It names a resource that does not exist for this tenant."),
        /// It contradicts another field or the resource itself.
        MISMATCH("It contradicts another field, or the resource it speaks of."),
        /// The webhook address is private, loopback, link-local or not HTTPS where it must be.
        WEBHOOK_URL_REFUSED("The server sends no webhooks to this address: it is private, or not HTTPS.");

        private final String explanation;

        Code(String explanation) {
            this.explanation = explanation;
        }

        /// One sentence for the documentation.
        public String explanation() {
            return explanation;
        }

        /// The code as clients see it: `unknown_field`.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
