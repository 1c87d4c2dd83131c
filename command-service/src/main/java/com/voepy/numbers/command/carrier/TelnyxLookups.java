package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.LookupType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What is known of any number: `/number_lookup`.
class TelnyxLookups {

    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;

    private final TelnyxHttp http;

    TelnyxLookups(TelnyxHttp http) {
        this.http = http;
    }

    LookupAnswer lookup(E164 e164, LookupType type) {
        var path = "/number_lookup/" + URLEncoder.encode(e164.value(), StandardCharsets.UTF_8);
        var reply = http.get(path, Map.of("type", type.wireName()));
        if (reply instanceof Reply.Ok ok && ok.data().isObject()) {
            return known(ok.data(), type);
        }
        // Any other no is about us, our key or our money, and not about the number.
        if (reply instanceof Reply.Refused refused && isAboutTheNumber(refused.status())) {
            return new LookupAnswer.Refused(
                    refused.errors().stream().map(error -> error.about(e164)).toList());
        }
        return new LookupAnswer.Unavailable(reply.unavailability());
    }

    private static boolean isAboutTheNumber(int status) {
        return status == NOT_FOUND || status == UNPROCESSABLE;
    }

    /// The carrier may say more than was asked, and bill us for less; only what was asked is passed on.
    private static LookupAnswer known(JsonNode data, LookupType type) {
        return switch (type) {
            case CARRIER -> {
                var carrier = data.path("carrier");
                var network =
                        new LookupAnswer.Network(TelnyxStock.text(carrier, "name"), TelnyxStock.text(carrier, "type"));
                var isKnown = network.name() != null || network.type() != null;
                yield new LookupAnswer.Known(isKnown ? network : null, null);
            }
            case CALLER_NAME -> {
                var name = data.path("caller_name");
                yield new LookupAnswer.Known(
                        null,
                        new LookupAnswer.CallerName(
                                TelnyxStock.text(name, "caller_name"), TelnyxStock.text(name, "error_code")));
            }
        };
    }
}
