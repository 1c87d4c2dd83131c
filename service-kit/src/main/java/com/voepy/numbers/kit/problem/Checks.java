package com.voepy.numbers.kit.problem;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.problem.FieldError.Code;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Collects everything that is wrong with a request, so that one answer names it all.
///
/// A check that fails notes a [FieldError] and returns a stand-in; call [#orThrow()] before using any
/// returned value. The plain checks refuse null as `required`; those that begin with `optional` pass it on.
///
/// ```java
/// var checks = new Checks();
/// var name = checks.text("name", body.name(), 1, 80);
/// var limit = checks.limit("limit", limitParam, 1, 250, 50);
/// checks.orThrow();
/// ```
public final class Checks {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    /// Source: RFC 9110, section 4.1, recommends that senders and recipients support at least 8000 octets; we keep
    /// far below, because each URL is stored.
    private static final int URL_CHARS_MAX = 2048;

    private static final E164 NO_NUMBER = new E164("+10000000");

    private static final UUID NO_UUID = new UUID(0, 0);

    private final List<FieldError> errors = new ArrayList<>();

    /// Notes one error by hand.
    public Checks error(String field, Code code, String message) {
        errors.add(new FieldError(field, code, message));
        return this;
    }

    /// Notes the error if the condition does not hold.
    public Checks that(boolean condition, String field, Code code, String message) {
        return condition ? this : error(field, code, message);
    }

    /// Whether nothing is wrong so far; for checks that only make sense on values that passed.
    public boolean passed() {
        return errors.isEmpty();
    }

    /// @throws Rejection `422 validation_failed` with every error noted, if there is any
    public void orThrow() {
        if (!errors.isEmpty()) {
            var fields = errors.stream().map(FieldError::field).distinct().collect(Collectors.joining(", "));
            throw new Rejection(ErrorCode.VALIDATION_FAILED, "Wrong values in: " + fields + ".", Map.of(), errors, 0);
        }
    }

    /// A value that must be there, whatever it is. The stand-in is `instead`.
    public <T> T required(String field, @Nullable T value, T instead) {
        if (value == null) {
            error(field, Code.REQUIRED, "must be given");
            return instead;
        }
        return value;
    }

    /// Text within its length in Unicode code points, without control characters.
    public String text(String field, @Nullable String value, int charsMin, int charsMax) {
        if (value == null) {
            error(field, Code.REQUIRED, "must be given");
            return "";
        }
        int chars = value.codePointCount(0, value.length());
        if (chars < charsMin || value.isBlank() && charsMin > 0) {
            error(field, Code.TOO_SHORT, "must have at least %d characters".formatted(charsMin));
        } else if (chars > charsMax) {
            error(field, Code.TOO_LONG, "has %d characters; at most %d are allowed".formatted(chars, charsMax));
        } else if (value.codePoints().anyMatch(Checks::unprintable)) {
            error(field, Code.INVALID_FORMAT, "must not contain control characters");
        }
        return value;
    }

    /// As [#text(String,String,int,int)], or null.
    public @Nullable String optionalText(String field, @Nullable String value, int charsMax) {
        return value == null ? null : text(field, value, 0, charsMax);
    }

    /// A phone number in E.164: `+` and 7 to 15 digits.
    public E164 e164(String field, @Nullable String value) {
        if (value == null) {
            error(field, Code.REQUIRED, "must be given");
            return NO_NUMBER;
        }
        if (!E164.isE164(value)) {
            error(field, Code.INVALID_FORMAT, "must be a phone number in E.164, for example +15125550100");
            return NO_NUMBER;
        }
        return new E164(value);
    }

    /// A list of distinct phone numbers in E.164; errors name the place, as `phone_numbers[2]`.
    public List<E164> e164List(String field, @Nullable List<@Nullable String> values, int itemsMin, int itemsMax) {
        if (values == null) {
            error(field, Code.REQUIRED, "must be given");
            return List.of();
        }
        if (values.size() < itemsMin) {
            error(field, Code.TOO_SHORT, "must have at least %d items".formatted(itemsMin));
            return List.of();
        }
        if (values.size() > itemsMax) {
            error(field, Code.TOO_LONG, "has %d items; at most %d are allowed".formatted(values.size(), itemsMax));
            return List.of();
        }
        var seen = new HashSet<String>();
        var checked = new ArrayList<E164>();
        for (int i = 0; i < values.size(); i++) {
            var place = "%s[%d]".formatted(field, i);
            var value = values.get(i);
            checked.add(e164(place, value));
            that(value == null || seen.add(value), place, Code.DUPLICATE, "is in the list twice");
        }
        return List.copyOf(checked);
    }

    /// A UUID in its 36-character form.
    public UUID uuid(String field, @Nullable String value) {
        if (value == null) {
            error(field, Code.REQUIRED, "must be given");
            return NO_UUID;
        }
        if (!UUID_TEXT.matcher(value).matches()) {
            error(field, Code.INVALID_FORMAT, "must be a UUID");
            return NO_UUID;
        }
        return UUID.fromString(value);
    }

    /// As [#uuid(String,String)], or null.
    public @Nullable UUID optionalUuid(String field, @Nullable String value) {
        return value == null ? null : uuid(field, value);
    }

    /// One of the enum's constants, written in lower case: `toll_free`.
    public <E extends Enum<E>> E oneOf(String field, @Nullable String value, Class<E> type) {
        var constants = type.getEnumConstants();
        if (value == null) {
            error(field, Code.REQUIRED, "must be given");
            return constants[0];
        }
        for (var constant : constants) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
                return constant;
            }
        }
        var allowed = Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        error(field, Code.NOT_ALLOWED, "must be one of: " + allowed);
        return constants[0];
    }

    /// As [#oneOf(String,String,Class)], or null.
    public <E extends Enum<E>> @Nullable E optionalOneOf(String field, @Nullable String value, Class<E> type) {
        return value == null ? null : oneOf(field, value, type);
    }

    /// A whole number within bounds, both inclusive.
    public long range(String field, @Nullable Long value, long min, long max) {
        if (value == null) {
            error(field, Code.REQUIRED, "must be given");
            return min;
        }
        that(value >= min && value <= max, field, Code.OUT_OF_RANGE, "must be between %d and %d".formatted(min, max));
        return value;
    }

    /// A page size from the query, or its default.
    public int limit(String field, @Nullable String value, int min, int max, int otherwise) {
        if (value == null) {
            return otherwise;
        }
        try {
            return (int) range(field, Long.valueOf(value), min, max);
        } catch (NumberFormatException _) {
            error(field, Code.INVALID_FORMAT, "must be a whole number between %d and %d".formatted(min, max));
            return otherwise;
        }
    }

    /// An absolute `http` or `https` URL with a host and without user info or fragment. Whether the server may
    /// call it is another question.
    public String url(String field, @Nullable String value) {
        var text = text(field, value, 1, URL_CHARS_MAX);
        if (!text.isEmpty()) {
            that(isHttpUrl(text), field, Code.INVALID_FORMAT, "must be an absolute http or https URL");
        }
        return text;
    }

    /// An RFC 3339 date and time with its offset: `2026-05-12T14:32:18.000Z`.
    public Instant timestamp(String field, @Nullable String value) {
        if (value == null) {
            error(field, Code.REQUIRED, "must be given");
            return Instant.EPOCH;
        }
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException _) {
            error(field, Code.INVALID_FORMAT, "must be an RFC 3339 timestamp, for example 2026-05-12T14:32:18.000Z");
            return Instant.EPOCH;
        }
    }

    /// As [#timestamp(String,String)], or null.
    public @Nullable Instant optionalTimestamp(String field, @Nullable String value) {
        return value == null ? null : timestamp(field, value);
    }

    private static boolean unprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static boolean isHttpUrl(String text) {
        try {
            var uri = new URI(text);
            var scheme = uri.getScheme();
            return ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
