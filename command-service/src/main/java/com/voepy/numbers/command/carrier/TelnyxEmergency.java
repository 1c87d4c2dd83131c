package com.voepy.numbers.command.carrier;

import com.voepy.numbers.command.carrier.EmergencyAnswer.Progress;
import com.voepy.numbers.kernel.E164;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Addresses, and emergency service of numbers: `/addresses`, `/phone_numbers/{id}/actions/enable_emergency`.
class TelnyxEmergency {

    private static final int NOT_FOUND = 404;

    /// The carrier asks for an address id also where it is to turn the service off, and there may be none any more.
    private static final String NO_ADDRESS = "";

    private final TelnyxHttp http;

    TelnyxEmergency(TelnyxHttp http) {
        this.http = http;
    }

    AddressVerdict validate(CarrierAddress address) {
        var reply = http.write("POST", "/addresses/actions/validate", place(address));
        return switch (reply) {
            case Reply.Ok ok -> verdict(ok);
            case Reply.Refused refused -> new AddressVerdict.Invalid(faults(refused), List.of());
            case Reply.NotSent _, Reply.Unknown _ -> new AddressVerdict.Unavailable(reply.unavailability());
        };
    }

    private static AddressVerdict verdict(Reply.Ok ok) {
        return switch (ok.data().path("result").asString("")) {
            case "valid" -> new AddressVerdict.Valid();
            case "invalid" -> {
                List<AddressFault> faults = new ArrayList<>();
                for (var error : ok.data().path("errors")) {
                    var title = error.path("title").asString("");
                    faults.add(new AddressFault(
                            error.path("code").asString(""),
                            field(error.path("source").path("pointer").asString("")),
                            error.path("description").asString(title)));
                }
                yield new AddressVerdict.Invalid(faults, suggestions(ok.data().path("suggested")));
            }
            default -> new AddressVerdict.Unavailable(ok.unavailability());
        };
    }

    private static List<AddressSuggestion> suggestions(JsonNode suggested) {
        var suggestion = new AddressSuggestion(
                text(suggested, "street_address"),
                text(suggested, "extended_address"),
                text(suggested, "locality"),
                text(suggested, "administrative_area"),
                text(suggested, "postal_code"),
                text(suggested, "country_code"));
        return suggestion.streetAddress() == null ? List.of() : List.of(suggestion);
    }

    AddressAnswer keep(String reference, CarrierAddress address) {
        var body = place(address)
                .put("customer_reference", reference)
                .put("first_name", orEmpty(address.firstName()))
                .put("last_name", orEmpty(address.lastName()))
                .put("business_name", orEmpty(address.businessName()))
                .put("address_book", false)
                .put("validate_address", true);
        var reply = http.write("POST", "/addresses", body);
        return switch (reply) {
            case Reply.Ok ok -> {
                var id = id(ok.data());
                yield id == null ? new AddressAnswer.Unknown(ok.unavailability()) : new AddressAnswer.Kept(id);
            }
            case Reply.Refused refused -> new AddressAnswer.Refused(faults(refused));
            case Reply.NotSent _ -> new AddressAnswer.NotSent(reply.unavailability());
            case Reply.Unknown _ -> new AddressAnswer.Unknown(reply.unavailability());
        };
    }

    AddressSearch find(String reference) {
        var reply = http.get(
                "/addresses",
                Map.of("filter[customer_reference][eq]", reference, "page[size]", "250", "sort", "created_at"));
        if (!(reply instanceof Reply.Ok ok) || !ok.data().isArray()) {
            return new AddressSearch.Unavailable(reply.unavailability());
        }
        List<String> ids = new ArrayList<>();
        for (var address : ok.data()) {
            var id = id(address);
            if (id != null && address.path("customer_reference").asString("").equals(reference)) {
                ids.add(id);
            }
        }
        return new AddressSearch.Found(ids);
    }

    ReleaseAnswer forget(String carrierAddressId) {
        var reply = http.delete("/addresses/" + carrierAddressId);
        return switch (reply) {
            case Reply.Ok _ -> new ReleaseAnswer.Released();
            case Reply.Refused refused when refused.status() == NOT_FOUND -> new ReleaseAnswer.AlreadyGone();
            case Reply.Refused refused ->
                new ReleaseAnswer.Refused(refused.errors().getFirst().about(null));
            case Reply.NotSent _, Reply.Unknown _ -> new ReleaseAnswer.Unavailable(reply.unavailability());
        };
    }

    EmergencyAnswer emergency(E164 e164) {
        return switch (locate(e164)) {
            case Located.Owned owned -> known(owned.number());
            case Located.Nowhere nowhere -> nowhere.answer();
        };
    }

    EmergencyAnswer set(E164 e164, @Nullable String carrierAddressId, boolean on) {
        return switch (locate(e164)) {
            case Located.Owned owned -> set(owned.id(), carrierAddressId, on);
            case Located.Nowhere nowhere -> nowhere.answer();
        };
    }

    private EmergencyAnswer set(String id, @Nullable String carrierAddressId, boolean on) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("emergency_enabled", on)
                .put("emergency_address_id", carrierAddressId == null ? NO_ADDRESS : carrierAddressId);
        var reply = http.write("POST", "/phone_numbers/" + id + "/actions/enable_emergency", body);
        return switch (reply) {
            case Reply.Ok ok -> known(ok.data().path("emergency"));
            case Reply.Refused refused when refused.status() == NOT_FOUND -> new EmergencyAnswer.NotOwned();
            case Reply.Refused refused ->
                new EmergencyAnswer.Refused(refused.errors().getFirst().code());
            case Reply.NotSent _, Reply.Unknown _ -> new EmergencyAnswer.Unavailable(reply.unavailability());
        };
    }

    private static EmergencyAnswer known(JsonNode emergency) {
        var progress = switch (emergency.path("emergency_status").asString("")) {
            case "disabled" -> Progress.OFF;
            case "provisioning" -> Progress.TURNING_ON;
            case "active" -> Progress.ON;
            case "deprovisioning" -> Progress.TURNING_OFF;
            case "provisioning-failed" -> Progress.FAILED;
            default -> Progress.UNKNOWN;
        };
        return new EmergencyAnswer.Known(progress, text(emergency, "emergency_address_id"));
    }

    private static ObjectNode place(CarrierAddress address) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("street_address", address.streetAddress())
                .put("locality", address.locality())
                .put("administrative_area", address.administrativeArea())
                .put("postal_code", address.postalCode())
                .put("country_code", address.countryCode());
        if (address.extendedAddress() != null) {
            body.put("extended_address", address.extendedAddress());
        }
        return body;
    }

    private static List<AddressFault> faults(Reply.Refused refused) {
        return refused.errors().stream()
                .map(error -> new AddressFault(error.code(), field(error.pointer()), error.detail()))
                .toList();
    }

    /// `/street_address` names the field of that name.
    private static @Nullable String field(String pointer) {
        return pointer.matches("/[a-z_]{1,40}") ? pointer.substring(1) : null;
    }

    private static @Nullable String id(JsonNode resource) {
        var id = resource.path("id").asString("");
        return id.matches("[A-Za-z0-9-]+") ? id : null;
    }

    private static @Nullable String text(JsonNode node, String member) {
        var text = node.path(member).asString("");
        return text.isEmpty() ? null : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Located locate(E164 e164) {
        // The carrier finds nothing for a filter with a plus sign in it.
        var reply = http.get("/phone_numbers", Map.of("filter[phone_number]", e164.digits(), "page[size]", "250"));
        if (!(reply instanceof Reply.Ok ok) || !ok.data().isArray()) {
            return new Located.Nowhere(new EmergencyAnswer.Unavailable(reply.unavailability()));
        }
        for (var number : ok.data()) {
            var id = id(number);
            if (id != null
                    && number.path("phone_number").asString("").equals(e164.value())
                    && !number.path("status").asString("").equals("deleted")) {
                return new Located.Owned(id, number);
            }
        }
        return new Located.Nowhere(new EmergencyAnswer.NotOwned());
    }

    private sealed interface Located {
        record Owned(String id, JsonNode number) implements Located {}

        record Nowhere(EmergencyAnswer answer) implements Located {}
    }
}
