package com.voepy.numbers.kit.web;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Every exception, of a controller or of a filter, becomes problem+json here.
///
/// A [Rejection] is an ordinary answer and not logged. What nobody foresaw is logged with the request's id, and the
/// client learns that id and nothing else.
@RestControllerAdvice
final class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    void answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var rejection = Refusals.of(thrown);
        if (rejection.code() == ErrorCode.INTERNAL_ERROR && !(thrown instanceof Rejection)) {
            log.error(
                    "{} {} failed, request {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    RequestId.of(request),
                    thrown);
        }
        if (rejection.code() == ErrorCode.SERVICE_UNAVAILABLE) {
            log.warn(
                    "{} {} refused for now, request {}: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    RequestId.of(request),
                    thrown.toString());
        }
        if (thrown instanceof HttpRequestMethodNotSupportedException e && e.getSupportedMethods() != null) {
            response.setHeader("Allow", String.join(", ", e.getSupportedMethods()));
        }
        Problem.write(request, response, rejection);
    }
}
