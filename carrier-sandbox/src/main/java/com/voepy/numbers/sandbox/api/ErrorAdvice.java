package com.voepy.numbers.sandbox.api;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Turns whatever goes wrong into the protocol's error envelope.
@RestControllerAdvice
class ErrorAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

    @ExceptionHandler
    ResponseEntity<ErrorBody> refused(Refusal refusal) {
        return answer(refusal);
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    ResponseEntity<ErrorBody> unknownPath() {
        return answer(TelnyxError.NOT_FOUND.because("The requested resource or URL could not be found."));
    }

    /// A path variable that can't be an id of ours names nothing.
    @ExceptionHandler
    ResponseEntity<ErrorBody> unknownId(MethodArgumentTypeMismatchException e) {
        return answer(TelnyxError.NOT_FOUND.because("There is nothing with the id %s.".formatted(e.getValue())));
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        HttpMediaTypeNotSupportedException.class,
        HttpRequestMethodNotSupportedException.class,
        MultipartException.class,
        MissingServletRequestPartException.class
    })
    ResponseEntity<ErrorBody> malformed(Exception e) {
        return answer(TelnyxError.BAD_REQUEST.because("The request failed because it was not well-formed."));
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> bug(Exception e) {
        LOG.error("A request failed; the caller gets 500", e);
        return answer(TelnyxError.UNEXPECTED.because("An unexpected error occurred."));
    }

    private static ResponseEntity<ErrorBody> answer(Refusal refusal) {
        return ResponseEntity.status(refusal.error().httpStatus()).body(ErrorBody.of(refusal));
    }
}
