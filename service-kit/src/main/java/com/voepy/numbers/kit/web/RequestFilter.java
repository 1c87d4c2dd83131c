package com.voepy.numbers.kit.web;

import com.voepy.numbers.kit.problem.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/// The outermost filter: names the request, bounds it, and turns whatever the filters inside it throw into
/// problem+json.
///
/// A filter may therefore simply throw a [com.voepy.numbers.kit.problem.Rejection].
final class RequestFilter extends OncePerRequestFilter {

    /// What the request is called in the log.
    static final String MDC_KEY = "request_id";

    /// Longer than any path and query of this API. Source of the size: RFC 9110, section 4.1.
    private static final int URI_CHARS_MAX = 8_000;

    /// Names and values together; many times what a client of this API needs.
    private static final int HEADER_CHARS_MAX = 16_384;

    private final ProblemAdvice problems;

    RequestFilter(ProblemAdvice problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        var id = RequestId.of(request);
        response.setHeader(RequestId.HEADER, id);
        MDC.put(MDC_KEY, id);
        try {
            refuseTooLong(request);
            chain.doFilter(BodyLimit.on(request), response);
        } catch (ServletException | RuntimeException e) {
            problems.answer(e, request, response);
        } finally {
            MDC.remove(MDC_KEY);
        }
    }

    private static void refuseTooLong(HttpServletRequest request) {
        var query = request.getQueryString();
        if (request.getRequestURI().length() + (query == null ? 0 : query.length()) > URI_CHARS_MAX) {
            throw ErrorCode.URI_TOO_LONG.because(
                    "Path and query have more than %d characters.".formatted(URI_CHARS_MAX));
        }
        int chars = 0;
        for (var name : Collections.list(request.getHeaderNames())) {
            for (var value : Collections.list(request.getHeaders(name))) {
                chars += name.length() + value.length();
            }
        }
        if (chars > HEADER_CHARS_MAX) {
            throw ErrorCode.HEADERS_TOO_LARGE.because(
                    "The headers have more than %d characters.".formatted(HEADER_CHARS_MAX));
        }
    }
}
