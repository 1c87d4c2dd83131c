package com.voepy.numbers.kit.web;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError;
import com.voepy.numbers.kit.problem.FieldError.Code;
import com.voepy.numbers.kit.problem.Rejection;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// Says what is wrong with a body: `400` if it is no JSON, `422` with the field if it is, but not what was asked for.
final class JsonRefusals {

    /// What the errors call the body as a whole.
    private static final String BODY = "body";

    private JsonRefusals() {}

    static Rejection of(HttpMessageNotReadableException thrown) {
        return switch (thrown.getCause()) {
            case null -> ErrorCode.MALFORMED_REQUEST.because("This endpoint needs a JSON body.");
            case Rejection rejection -> rejection;
            case SocketTimeoutException _ -> tooSlow();
            case JacksonException e when e.getCause() instanceof Rejection rejection -> rejection;
            case JacksonException e when e.getCause() instanceof SocketTimeoutException -> tooSlow();
            case DatabindException e when !isTrailingText(e) -> field(e).rejection();
            case InputCoercionException e ->
                new FieldError(pathOf(e), Code.OUT_OF_RANGE, "is too large a number").rejection();
            case JacksonException e -> malformed(e.getLocation());
            default -> ErrorCode.MALFORMED_REQUEST.because("The body could not be read.");
        };
    }

    private static Rejection tooSlow() {
        return ErrorCode.REQUEST_TIMEOUT.because("The body did not arrive in time.");
    }

    private static Rejection malformed(TokenStreamLocation location) {
        var place = location == null || location.getLineNr() < 1
                ? ""
                : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
        return ErrorCode.MALFORMED_REQUEST.because("The body is not one well-formed JSON text%s.".formatted(place));
    }

    private static FieldError field(DatabindException e) {
        var field = pathOf(e);
        return switch (e) {
            case UnrecognizedPropertyException _ ->
                new FieldError(field, Code.UNKNOWN_FIELD, "is not a field of this endpoint");
            case InvalidNullException _ -> new FieldError(field, Code.REQUIRED, "must be given");
            case InvalidFormatException wrong
            when wrong.getTargetType() != null && wrong.getTargetType().isEnum() ->
                new FieldError(field, Code.NOT_ALLOWED, "must be one of: " + constantsOf(wrong.getTargetType()));
            case InvalidFormatException wrong
            when wrong.getValue() instanceof String ->
                new FieldError(field, Code.INVALID_FORMAT, "is not written as %s must be".formatted(kindOf(wrong)));
            case MismatchedInputException wrong ->
                new FieldError(field, Code.WRONG_TYPE, "must be %s".formatted(kindOf(wrong)));
            case ValueInstantiationException _ -> new FieldError(field, Code.INVALID_FORMAT, "is not a valid value");
            default -> new FieldError(field, Code.WRONG_TYPE, "is not of the type wanted");
        };
    }

    private static String constantsOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> WireJson.mapper().valueToTree(constant).asString())
                .collect(Collectors.joining(", "));
    }

    /// The wanted type in the words of JSON, so that no class name gets out.
    private static String kindOf(MismatchedInputException e) {
        var type = e.getTargetType();
        if (type == null) {
            return "another JSON type";
        }
        return switch (type.getSimpleName().toLowerCase(Locale.ROOT)) {
            case "string", "e164" -> "a text";
            case "uuid" -> "a UUID";
            case "instant" -> "an RFC 3339 timestamp";
            case "localdate" -> "a date";
            case "int", "integer", "long" -> "a whole number";
            case "boolean" -> "true or false";
            case "list", "set", "collection", "arraylist" -> "a list";
            default ->
                type.isEnum() ? "one of: " + constantsOf(type) : type.isRecord() ? "an object" : "another JSON type";
        };
    }

    /// `phone_numbers[2]`, `settings.name`; the path holds names of the wire, never of classes.
    private static String pathOf(JacksonException e) {
        var path = new StringBuilder();
        for (var reference : e.getPath()) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.isEmpty() ? BODY : path.toString();
    }

    /// Jackson reports text after the end as a mismatch of the root value.
    private static boolean isTrailingText(DatabindException e) {
        return e.getPath().isEmpty() && e.getOriginalMessage().startsWith("Trailing token");
    }
}
