package com.voepy.numbers.kit.security;

import java.time.Instant;

/// Somebody who has signed in to the console.
///
/// @param keyHash of the key that was presented; what it may do is asked anew at every request
/// @param expiresAt when it ends, however busy it was
/// @param formToken what every form of this session carries, so that no other site can send one
public record ConsoleSession(String keyHash, Instant expiresAt, String formToken) {

    /// The request attribute that holds it.
    public static final String ATTRIBUTE = ConsoleSession.class.getName();

    /// The field of a form that holds [#formToken].
    public static final String FORM_FIELD = "form_token";
}
