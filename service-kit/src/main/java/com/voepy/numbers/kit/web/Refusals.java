package com.voepy.numbers.kit.web;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError;
import com.voepy.numbers.kit.problem.FieldError.Code;
import com.voepy.numbers.kit.problem.Rejection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.coyote.BadRequestException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/// Translates whatever was thrown into the refusal that the client gets. What nobody foresaw becomes
/// `internal_error`, and tells nothing of itself.
public final class Refusals {

    /// Far more than any real chain; a chain can be a circle.
    private static final int CAUSES_MAX = 20;

    /// PostgreSQL's classes of errors that mean "not now": connection lost, too many connections, shutting down.
    /// Source: PostgreSQL documentation, appendix A.
    private static final List<String> NOT_NOW_STATES = List.of("08", "53", "57P");

    /// The codes that say no more than their status does, one per status.
    private static final List<ErrorCode> GENERAL = List.of(
            ErrorCode.MALFORMED_REQUEST,
            ErrorCode.UNAUTHORIZED,
            ErrorCode.FORBIDDEN,
            ErrorCode.NOT_FOUND,
            ErrorCode.METHOD_NOT_ALLOWED,
            ErrorCode.NOT_ACCEPTABLE,
            ErrorCode.REQUEST_TIMEOUT,
            ErrorCode.PAYLOAD_TOO_LARGE,
            ErrorCode.URI_TOO_LONG,
            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
            ErrorCode.EXPECTATION_FAILED,
            ErrorCode.RATE_LIMITED,
            ErrorCode.HEADERS_TOO_LARGE,
            ErrorCode.INTERNAL_ERROR,
            ErrorCode.NOT_IMPLEMENTED,
            ErrorCode.SERVICE_UNAVAILABLE,
            ErrorCode.HTTP_VERSION_NOT_SUPPORTED);

    private Refusals() {}

    /// The refusal for an exception.
    public static Rejection of(Throwable thrown) {
        return causesOf(thrown)
                .map(Refusals::known)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> ErrorCode.INTERNAL_ERROR.because(
                        "The server made a mistake. Name the request_id when you ask about it."));
    }

    /// The refusal that goes with a status nobody explained further: the web server's own.
    static Rejection ofStatus(int status, String detail) {
        var code = GENERAL.stream()
                .filter(candidate -> candidate.httpStatus() == status)
                .findFirst()
                .orElse(status < 500 ? ErrorCode.MALFORMED_REQUEST : ErrorCode.INTERNAL_ERROR);
        return code.because(detail);
    }

    private static Optional<Rejection> known(Throwable thrown) {
        return Optional.ofNullable(
                switch (thrown) {
                    case Rejection rejection -> rejection;
                    case HttpMessageNotReadableException e -> JsonRefusals.of(e);
                    case MethodArgumentTypeMismatchException e -> mismatch(e);
                    case MissingServletRequestParameterException e ->
                        new FieldError(e.getParameterName(), Code.REQUIRED, "must be given").rejection();
                    case MissingServletRequestPartException e ->
                        new FieldError(e.getRequestPartName(), Code.REQUIRED, "must be given").rejection();
                    case MissingRequestHeaderException e ->
                        new FieldError(e.getHeaderName(), Code.REQUIRED, "must be given").rejection();
                    case MaxUploadSizeExceededException _ ->
                        ErrorCode.PAYLOAD_TOO_LARGE.because("The upload is longer than this endpoint takes.");
                    case MultipartException _ ->
                        ErrorCode.MALFORMED_REQUEST.because("The body is not a well-formed multipart/form-data.");
                    case HttpRequestMethodNotSupportedException e ->
                        ErrorCode.METHOD_NOT_ALLOWED.because("This path does not take %s.".formatted(e.getMethod()));
                    case HttpMediaTypeNotSupportedException e ->
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE.because(
                                "This endpoint does not take a body of type %s.".formatted(e.getContentType()));
                    case RequestRejectedException _, BadRequestException _ ->
                        ErrorCode.MALFORMED_REQUEST.because("The request is not well-formed HTTP.");
                    case CannotCreateTransactionException _, DataAccessResourceFailureException _ -> notNow();
                    case SQLException e when isNotNow(e) -> notNow();
                    case ErrorResponse e ->
                        ofStatus(e.getStatusCode().value(), "The request cannot be served as it is.");
                    default -> null;
                });
    }

    private static Rejection mismatch(MethodArgumentTypeMismatchException e) {
        if (e.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return ErrorCode.NOT_FOUND.because("There is no such resource.");
        }
        return new FieldError(e.getName(), Code.INVALID_FORMAT, "is not a valid value").rejection();
    }

    private static Rejection notNow() {
        return ErrorCode.SERVICE_UNAVAILABLE
                .because("The server cannot reach its database at the moment.")
                .retryAfter(1);
    }

    private static boolean isNotNow(SQLException e) {
        var state = e.getSQLState();
        return state != null && NOT_NOW_STATES.stream().anyMatch(state::startsWith);
    }

    private static Stream<Throwable> causesOf(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES_MAX);
    }
}
