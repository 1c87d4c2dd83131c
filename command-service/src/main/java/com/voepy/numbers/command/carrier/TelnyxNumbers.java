package com.voepy.numbers.command.carrier;

import com.voepy.numbers.command.carrier.CarrierSettings.Part;
import com.voepy.numbers.command.carrier.SettingsAnswer.PartAnswer;
import com.voepy.numbers.kernel.E164;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The numbers we own: `/phone_numbers`.
class TelnyxNumbers {

    private static final int NOT_FOUND = 404;

    private final TelnyxHttp http;
    private final String messagingProfileId;

    TelnyxNumbers(TelnyxHttp http, String messagingProfileId) {
        this.http = http;
        this.messagingProfileId = messagingProfileId;
    }

    SettingsAnswer configure(E164 e164, CarrierSettings settings, Set<Part> parts) {
        return switch (locate(e164)) {
            case Located.Owned owned -> {
                Map<Part, PartAnswer> answers = new EnumMap<>(Part.class);
                parts.forEach(part -> answers.put(part, write(owned.id(), e164, settings, part)));
                yield new SettingsAnswer.Written(answers);
            }
            case Located.NotOwned _ -> new SettingsAnswer.NotOwned();
            case Located.Unavailable unavailable -> new SettingsAnswer.Unavailable(unavailable.cause());
        };
    }

    ReleaseAnswer release(E164 e164) {
        return switch (locate(e164)) {
            case Located.Owned owned -> delete(owned.id(), e164);
            case Located.NotOwned _ -> new ReleaseAnswer.AlreadyGone();
            case Located.Unavailable unavailable -> new ReleaseAnswer.Unavailable(unavailable.cause());
        };
    }

    private ReleaseAnswer delete(String id, E164 e164) {
        var reply = http.delete("/phone_numbers/" + id);
        return switch (reply) {
            case Reply.Ok _ -> new ReleaseAnswer.Released();
            case Reply.Refused refused when refused.status() == NOT_FOUND -> new ReleaseAnswer.AlreadyGone();
            case Reply.Refused refused ->
                new ReleaseAnswer.Refused(refused.errors().getFirst().about(e164));
            case Reply.NotSent _, Reply.Unknown _ -> new ReleaseAnswer.Unavailable(reply.unavailability());
        };
    }

    private PartAnswer write(String id, E164 e164, CarrierSettings settings, Part part) {
        var path = "/phone_numbers/" + id;
        var reply = switch (part) {
            case BASE -> http.write("PATCH", path, base(settings));
            case VOICE -> http.write("PATCH", path + "/voice", voice(settings));
            case MESSAGING -> http.write("PATCH", path + "/messaging", messaging(settings));
        };
        return switch (reply) {
            case Reply.Ok _ -> new PartAnswer.Applied();
            case Reply.Refused refused ->
                new PartAnswer.Refused(refused.errors().getFirst().about(e164));
            case Reply.NotSent _, Reply.Unknown _ -> new PartAnswer.Unclear(reply.unavailability());
        };
    }

    private static ObjectNode base(CarrierSettings settings) {
        var body =
                JsonNodeFactory.instance.objectNode().put("customer_reference", orEmpty(settings.customerReference()));
        settings.tags().forEach(body.putArray("tags")::add);
        return body;
    }

    private static ObjectNode voice(CarrierSettings settings) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("caller_id_name_enabled", settings.cnamLookupEnabled())
                .put("tech_prefix_enabled", settings.techPrefixEnabled())
                .put("inbound_call_screening", settings.inboundCallScreening().wireName());
        body.putObject("cnam_listing")
                .put("cnam_listing_enabled", settings.cnamDisplayName() != null)
                .put("cnam_listing_details", orEmpty(settings.cnamDisplayName()));
        return body;
    }

    /// An empty profile unassigns the number; null would leave it as it was.
    private ObjectNode messaging(CarrierSettings settings) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("messaging_profile_id", settings.messagingEnabled() ? messagingProfileId : "");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// Finds the carrier's id of a number, which is not the id of the order line that bought it.
    private Located locate(E164 e164) {
        // The carrier finds nothing for a filter with a plus sign in it.
        var reply = http.get("/phone_numbers", Map.of("filter[phone_number]", e164.digits(), "page[size]", "250"));
        if (!(reply instanceof Reply.Ok ok) || !ok.data().isArray()) {
            return new Located.Unavailable(reply.unavailability());
        }
        for (var number : ok.data()) {
            var id = number.path("id").asString("");
            if (number.path("phone_number").asString("").equals(e164.value())
                    && !number.path("status").asString("").equals("deleted")
                    && id.matches("[A-Za-z0-9-]+")) {
                return new Located.Owned(id);
            }
        }
        return new Located.NotOwned();
    }

    private sealed interface Located {
        record Owned(String id) implements Located {}

        record NotOwned() implements Located {}

        record Unavailable(Unavailability cause) implements Located {}
    }
}
