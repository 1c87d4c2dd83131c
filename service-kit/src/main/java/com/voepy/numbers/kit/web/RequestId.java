package com.voepy.numbers.kit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/// The id under which a request is known: in its response, in the log, and in every event it causes.
public final class RequestId {

    /// Taken from the request if it is well formed, and set on every response.
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestId.class.getName();

    /// Source: the API's conventions, visible ASCII characters.
    public static final int CHARS_MAX = 128;

    private static final Pattern WELL_FORMED = Pattern.compile("[\\x21-\\x7e]{1,%d}".formatted(CHARS_MAX));

    private RequestId() {}

    /// The request's id; decided at the first call, the same ever after.
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String id) {
            return id;
        }
        var sent = request.getHeader(HEADER);
        var id = sent != null && WELL_FORMED.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
