package com.voepy.numbers.kit.web;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError;
import com.voepy.numbers.kit.problem.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A refusal as the client gets it: `application/problem+json` of RFC 9457, with `code` and `request_id`.
///
/// The one place where a problem document is made, for controllers, filters and the web server itself.
final class Problem {

    static final String MEDIA_TYPE = "application/problem+json";

    /// Where [ErrorCatalogueController] explains each code.
    private static final String TYPE_BASE = "/docs/errors#";

    private Problem() {}

    /// Answers with the refusal, unless an answer is already on its way.
    static void write(HttpServletRequest request, HttpServletResponse response, Rejection rejection)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        writeHeaders(request, response, rejection);
        response.getOutputStream().write(json(request, rejection).getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    static void writeHeaders(HttpServletRequest request, HttpServletResponse response, Rejection rejection) {
        response.setStatus(rejection.code().httpStatus());
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (rejection.code() == ErrorCode.UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (rejection.retryAfterSeconds() > 0) {
            response.setHeader("Retry-After", Integer.toString(rejection.retryAfterSeconds()));
        }
    }

    static String json(HttpServletRequest request, Rejection rejection) {
        var code = rejection.code();
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("type", TYPE_BASE + code.wireName());
        document.put("title", code.title());
        document.put("status", code.httpStatus());
        document.put("detail", rejection.detail());
        document.put("instance", request.getRequestURI() == null ? "/" : request.getRequestURI());
        document.put("code", code.wireName());
        document.put("request_id", RequestId.of(request));
        document.putAll(rejection.members());
        if (!rejection.errors().isEmpty()) {
            document.put(
                    "errors",
                    rejection.errors().stream().map(Problem::fieldError).toList());
        }
        return WireJson.mapper().writeValueAsString(document);
    }

    private static Map<String, Object> fieldError(FieldError error) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("field", error.field());
        entry.put("code", error.code().wireName());
        entry.put("message", error.message());
        return entry;
    }
}
