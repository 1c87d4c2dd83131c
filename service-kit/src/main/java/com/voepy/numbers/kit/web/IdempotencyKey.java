package com.voepy.numbers.kit.web;

import com.voepy.numbers.kit.problem.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the `Idempotency-Key` header.
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";

    /// Source: the API's conventions, visible ASCII characters.
    public static final int CHARS_MAX = 255;

    private static final Pattern WELL_FORMED = Pattern.compile("[\\x21-\\x7e]{1,%d}".formatted(CHARS_MAX));

    private IdempotencyKey() {}

    /// The key without the quotes that the IETF draft puts around it, or null if none was sent.
    ///
    /// @throws com.voepy.numbers.kit.problem.Rejection `400 idempotency_key_invalid`
    public static @Nullable String of(HttpServletRequest request) {
        var sent = Collections.list(request.getHeaders(HEADER));
        if (sent.isEmpty()) {
            return null;
        }
        var key = unquoted(sent.getFirst().strip());
        if (sent.size() > 1 || !WELL_FORMED.matcher(key).matches()) {
            throw ErrorCode.IDEMPOTENCY_KEY_INVALID.because(
                    "Idempotency-Key must be given once, with 1 to %d visible ASCII characters.".formatted(CHARS_MAX));
        }
        return key;
    }

    private static String unquoted(String key) {
        boolean quoted = key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"");
        return quoted ? key.substring(1, key.length() - 1) : key;
    }
}
