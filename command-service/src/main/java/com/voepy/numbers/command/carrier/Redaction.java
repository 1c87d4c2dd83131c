package com.voepy.numbers.command.carrier;

import java.io.StringWriter;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.json.JsonMapper;

/// What of a message to or from the carrier may stay on record. See [Harmless] for the list; what is not on it does
/// not stay.
final class Redaction {

    static final String REDACTED = "[redacted]";

    /// Of each body. A thousand numbers on offer have some 500 kB, which say little about one call.
    static final int BODY_CHARS_MAX = 16 << 10;

    /// A file in base64, the one member that is described instead.
    private static final String FILE = "file";

    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]{1,60}");

    private final JsonMapper json = JsonMapper.builder().build();

    /// Path and query, unescaped.
    String target(URI uri) {
        var path = Arrays.stream(uri.getRawPath().split("/", -1))
                .map(segment -> Harmless.inPath(decoded(segment)))
                .collect(Collectors.joining("/"));
        var query = uri.getRawQuery();
        return query == null ? path : path + "?" + query(query);
    }

    private static String query(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .map(pair -> parameter(decoded(pair[0]), pair.length == 1 ? "" : decoded(pair[1])))
                .collect(Collectors.joining("&"));
    }

    private static String parameter(String name, String value) {
        return Harmless.name(name) + "=" + (Harmless.isInQuery(name, value) ? value : REDACTED);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// A body as JSON without what could be a person's; or what kind of body it is, if it is no JSON.
    ///
    /// @param contentType as the sender calls it
    /// @return null if it is empty
    @Nullable
    String body(byte[] body, String contentType) {
        if (body.length == 0) {
            return null;
        }
        try {
            return redacted(body);
        } catch (JacksonException _) {
            var type = contentType.split(";", 2)[0].strip();
            return described(MEDIA_TYPE.matcher(type).matches() ? type : "unknown type", body);
        }
    }

    /// Token by token, so that a giant costs no more than what is kept of it.
    private String redacted(byte[] body) {
        var out = new StringWriter();
        try (var parser = json.createParser(body);
                var generator = json.createGenerator(out)) {
            while (parser.nextToken() != null && out.getBuffer().length() <= BODY_CHARS_MAX) {
                copy(parser, generator);
                generator.flush();
            }
        }
        return out.getBuffer().length() <= BODY_CHARS_MAX
                ? out.toString()
                : "%s… [cut: %d bytes in all]".formatted(out.getBuffer().substring(0, BODY_CHARS_MAX), body.length);
    }

    private static void copy(JsonParser parser, JsonGenerator generator) {
        switch (parser.currentToken()) {
            case START_OBJECT -> generator.writeStartObject();
            case END_OBJECT -> generator.writeEndObject();
            case START_ARRAY -> generator.writeStartArray();
            case END_ARRAY -> generator.writeEndArray();
            case PROPERTY_NAME -> generator.writeName(Harmless.name(parser.currentName()));
            case VALUE_NULL -> generator.writeNull();
            default -> scalar(parser, generator);
        }
    }

    private static void scalar(JsonParser parser, JsonGenerator generator) {
        var object = objectOf(parser.streamReadContext());
        var member = memberOf(object);
        var text = parser.getString();
        if (FILE.equals(member)) {
            generator.writeString(file(text));
        } else if (!Harmless.isInBody(memberOf(object == null ? null : objectOf(object.getParent())), member, text)) {
            generator.writeString(REDACTED);
        } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
            generator.writeString(text);
        } else {
            // As it was written: no fraction becomes another one.
            generator.writeRawValue(text);
        }
    }

    /// The innermost object that a place is in; items of a list belong to the list's member.
    private static @Nullable TokenStreamContext objectOf(@Nullable TokenStreamContext place) {
        var context = place;
        while (context != null && context.inArray()) {
            context = context.getParent();
        }
        return context;
    }

    private static @Nullable String memberOf(@Nullable TokenStreamContext object) {
        return object == null ? null : object.currentName();
    }

    private static String file(String base64) {
        try {
            return described("file", Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            return REDACTED;
        }
    }

    private static String described(String kind, byte[] content) {
        return "[%s, %d bytes, sha256 %s]".formatted(kind, content.length, sha256Hex(content));
    }

    static String sha256Hex(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
