package com.voepy.numbers.command.carrier;

import com.voepy.numbers.command.carrier.Reply.NotSent;
import com.voepy.numbers.command.carrier.Reply.Unknown;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/// Reads the carrier's statuses and error bodies.
class TelnyxReplies {

    /// A carrier that asks for longer is asked again after this nevertheless.
    private static final Duration RETRY_AFTER_MAX = Duration.ofMinutes(5);

    private static final int NO_CONTENT = 204;
    private static final int TOO_MANY_REQUESTS = 429;

    private final JsonMapper json;

    TelnyxReplies(JsonMapper json) {
        this.json = json;
    }

    Reply read(HttpResponse<byte[]> response) {
        var status = response.statusCode();
        if (status == NO_CONTENT) {
            return new Reply.Ok(JsonNodeFactory.instance.objectNode());
        }
        var body = parse(response.body());
        if (status >= 200 && status < 300) {
            return body.isObject() ? new Reply.Ok(body) : new Unknown(Failure.NO_JSON);
        }
        return switch (status) {
            case TOO_MANY_REQUESTS -> new NotSent(Failure.RATE_LIMIT, retryAfter(response.headers()));
            // Our fault, not the order's: it waits until the key is mended.
            case 401, 403 -> new NotSent(Failure.KEY_NOT_ACCEPTED, null);
            // The carrier gave up on reading the request, which says little about how much it had read.
            case 408, 425 -> new Unknown(Failure.REQUEST_NOT_READ);
            default -> status >= 400 && status < 500 ? refused(status, body) : new Unknown(Failure.STATUS);
        };
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    private static Reply refused(int status, JsonNode body) {
        List<Reply.Error> errors = new ArrayList<>();
        for (var error : body.path("errors")) {
            var title = error.path("title").asString("");
            errors.add(new Reply.Error(
                    Harmless.code(error.path("code").asString(""), Integer.toString(status)),
                    error.path("detail").asString(title),
                    error.path("source").path("pointer").asString("")));
        }
        if (errors.isEmpty()) {
            errors.add(new Reply.Error(Integer.toString(status), "refused without a reason", ""));
        }
        return new Reply.Refused(status, List.copyOf(errors));
    }

    /// Seconds; the date form of `Retry-After` is not understood and counts as not given.
    private static @Nullable Duration retryAfter(HttpHeaders headers) {
        for (var name : List.of("retry-after", "x-ratelimit-reset")) {
            var seconds = headers.firstValue(name).orElse("");
            if (seconds.matches("\\d{1,9}")) {
                var wait = Duration.ofSeconds(Long.parseLong(seconds));
                return wait.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : wait;
            }
        }
        return null;
    }
}
