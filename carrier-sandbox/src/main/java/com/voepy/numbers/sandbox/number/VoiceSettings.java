package com.voepy.numbers.sandbox.number;

import static com.voepy.numbers.sandbox.api.TelnyxError.BAD_REQUEST;
import static com.voepy.numbers.sandbox.api.TelnyxError.INVALID_VALUE;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The voice settings of a number: a tree with defaults, kept from the first change on.
@Component
class VoiceSettings {

    private static final String DEFAULTS = """
            {
              "tech_prefix_enabled": false,
              "inbound_call_screening": "disabled",
              "caller_id_name_enabled": false,
              "translated_number": "",
              "usage_payment_method": "pay-per-minute",
              "cnam_listing": {"cnam_listing_enabled": false, "cnam_listing_details": ""},
              "call_forwarding": {"call_forwarding_enabled": true, "forwards_to": "", "forwarding_type": "always"},
              "call_recording": {
                "inbound_call_recording_enabled": false,
                "inbound_call_recording_format": "wav",
                "inbound_call_recording_channels": "single"
              },
              "media_features": {
                "rtp_auto_adjust_enabled": true,
                "accept_any_rtp_packets_enabled": false,
                "t38_fax_gateway_enabled": false
              }
            }
            """;

    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "inbound_call_screening", Set.of("disabled", "reject_calls", "flag_calls"),
            "usage_payment_method", Set.of("pay-per-minute", "channel"),
            "forwarding_type", Set.of("always", "on-failure"),
            "inbound_call_recording_format", Set.of("wav", "mp3"),
            "inbound_call_recording_channels", Set.of("single", "dual"));

    /// Letters, digits and blanks, at most 15. Source: the protocol's CnamListing.
    private static final String CNAM_DETAILS = "[\\p{Alnum} ]{0,15}";

    private final JsonMapper json;

    VoiceSettings(JsonMapper json) {
        this.json = json;
    }

    /// All settings of a number, defaults included.
    ObjectNode of(OwnedNumber number) {
        var settings = (ObjectNode) json.readTree(DEFAULTS);
        put(settings, (ObjectNode) json.readTree(number.voice()), "");
        return settings;
    }

    /// All settings after a change.
    ///
    /// @throws com.voepy.numbers.sandbox.api.Refusal if there is no such setting, or its value is none
    ObjectNode changed(OwnedNumber number, ObjectNode change) {
        var settings = of(number);
        put(settings, change, "");
        var listing = settings.path("cnam_listing");
        if (!listing.path("cnam_listing_details").asString().matches(CNAM_DETAILS)) {
            throw INVALID_VALUE.because(
                    "It must be at most 15 letters, digits and blanks.", "/cnam_listing/cnam_listing_details");
        }
        if (listing.path("cnam_listing_enabled").asBoolean()
                && listing.path("cnam_listing_details").asString().isEmpty()) {
            throw INVALID_VALUE.because("A listing needs details.", "/cnam_listing/cnam_listing_details");
        }
        return settings;
    }

    /// The defaults know each setting and its type.
    private static void put(ObjectNode settings, ObjectNode change, String path) {
        for (var field : change.properties()) {
            var name = field.getKey();
            var before = settings.get(name);
            var after = field.getValue();
            var pointer = path + "/" + name;
            if (before == null) {
                throw BAD_REQUEST.because("There is no such setting.", pointer);
            }
            if (before instanceof ObjectNode inner && after instanceof ObjectNode innerChange) {
                put(inner, innerChange, pointer);
            } else if (isAllowed(name, before, after)) {
                settings.set(name, after);
            } else {
                throw INVALID_VALUE.because(after + " is no value for it.", pointer);
            }
        }
    }

    private static boolean isAllowed(String name, JsonNode before, JsonNode after) {
        var allowed = ALLOWED.get(name);
        return before.getNodeType() == after.getNodeType() && (allowed == null || allowed.contains(after.asString()));
    }
}
