package com.voepy.numbers.sandbox.porting;

import static com.voepy.numbers.sandbox.api.TelnyxError.INVALID_VALUE;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the customer fills in: a tree that the protocol shows as it is, nulls included.
///
/// @param tree never changed
record PortingForm(ObjectNode tree) {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String EMPTY = """
            {
              "customer_reference": null,
              "customer_group_reference": null,
              "webhook_url": null,
              "end_user": {
                "admin": {
                  "entity_name": null, "auth_person_name": null, "billing_phone_number": null, "account_number": null,
                  "pin_passcode": null, "business_identifier": null, "tax_identifier": null
                },
                "location": {
                  "street_address": null, "extended_address": null, "locality": null, "administrative_area": null,
                  "postal_code": null, "country_code": null
                }
              },
              "documents": {"loa": null, "invoice": null},
              "misc": null,
              "phone_number_configuration": {
                "connection_id": null, "billing_group_id": null, "messaging_profile_id": null,
                "emergency_address_id": null, "tags": []
              },
              "activation_settings": {"foc_datetime_requested": null},
              "messaging": {"enable_messaging": false},
              "user_feedback": {"user_comment": null, "user_rating": null}
            }
            """;

    private static final String EMPTY_MISC =
            "{\"type\": \"full\", \"remaining_numbers_action\": null, \"new_billing_phone_number\": null}";

    /// What nobody needs once the numbers are here, or stay where they are.
    private static final String END_USER = "end_user";

    private static final String DOCUMENTS = "documents";
    private static final String MISC = "misc";

    /// What can be changed whatever the status is.
    private static final Set<String> ALWAYS_EDITABLE =
            Set.of("customer_reference", "customer_group_reference", "webhook_url", "user_feedback");

    private static final List<String> REQUIRED = List.of(
            "/documents/loa",
            "/documents/invoice",
            "/end_user/admin/entity_name",
            "/end_user/admin/auth_person_name",
            "/end_user/location/street_address",
            "/end_user/location/locality",
            "/end_user/location/postal_code");

    private static final Set<String> PORT_TYPES = Set.of("full", "partial");
    private static final Set<String> REMAINING_NUMBERS_ACTIONS = Set.of("keep", "disconnect");
    private static final int TEXT_CHARS_MAX = 1000;

    static PortingForm empty(@Nullable String customerReference, @Nullable String customerGroupReference) {
        var tree = (ObjectNode) JSON.readTree(EMPTY);
        tree.put("customer_reference", customerReference);
        tree.put("customer_group_reference", customerGroupReference);
        return new PortingForm(tree);
    }

    static PortingForm of(String json) {
        return new PortingForm((ObjectNode) JSON.readTree(json));
    }

    /// The form after a change.
    ///
    /// @param changed gets the names of the fields that have another value now
    /// @throws com.voepy.numbers.sandbox.api.Refusal if there is no such field, or its value is none
    PortingForm changed(ObjectNode change, Set<String> changed) {
        var after = tree.deepCopy();
        put(after, change, "", changed);
        return new PortingForm(after);
    }

    /// Without who the numbers are of.
    PortingForm withoutPersonalData() {
        var after = tree.deepCopy();
        after.set(END_USER, JSON.readTree(EMPTY).get(END_USER));
        return new PortingForm(after);
    }

    /// Whether a change is of nothing but what may be changed at any time.
    static boolean isAlwaysAllowed(ObjectNode change) {
        return ALWAYS_EDITABLE.containsAll(change.propertyNames());
    }

    /// JSON pointers to what must be there before it is submitted, and isn't.
    List<String> missing() {
        return REQUIRED.stream().filter(pointer -> text(pointer) == null).toList();
    }

    /// Null if it isn't filled in.
    @Nullable
    String text(String pointer) {
        var node = tree.at(pointer);
        return node.isMissingNode() || node.isNull() || node.asString().isBlank() ? null : node.asString();
    }

    @Nullable
    Instant focRequestedAt() {
        var text = text("/activation_settings/foc_datetime_requested");
        return text == null ? null : Instant.parse(text);
    }

    List<String> tags() {
        var tags = new ArrayList<String>();
        tree.at("/phone_number_configuration/tags").forEach(tag -> tags.add(tag.asString()));
        return tags;
    }

    boolean wantsMessaging() {
        return tree.at("/messaging/enable_messaging").asBoolean();
    }

    /// The documents it names.
    Set<UUID> documents() {
        var ids = new TreeSet<UUID>();
        Stream.of("/documents/loa", "/documents/invoice").map(this::text).forEach(id -> {
            if (id != null) {
                ids.add(UUID.fromString(id));
            }
        });
        return ids;
    }

    private static void put(ObjectNode form, ObjectNode change, String path, Set<String> changed) {
        for (var field : change.properties()) {
            var name = field.getKey();
            var pointer = path + "/" + name;
            var before = form.get(name);
            var after = field.getValue();
            if (before == null) {
                throw INVALID_VALUE.because("There is no such field.", pointer);
            }
            if (name.equals(MISC) && before.isNull() && after.isObject()) {
                before = JSON.readTree(EMPTY_MISC);
                form.set(name, before);
                changed.add("type");
            }
            if (before instanceof ObjectNode inner && after instanceof ObjectNode innerChange) {
                put(inner, innerChange, pointer, changed);
            } else {
                check(name, before, after, pointer);
                if (!before.equals(after)) {
                    form.set(name, after);
                    changed.add(path.equals("/" + DOCUMENTS) ? "document" : name);
                }
            }
        }
    }

    private static void check(String name, JsonNode before, JsonNode after, String pointer) {
        boolean fits = switch (name) {
            case "tags" -> after.isArray() && after.valueStream().allMatch(JsonNode::isString);
            case "enable_messaging" -> after.isBoolean();
            case "user_rating" -> after.isNull() || (after.isInt() && after.asInt() >= 1 && after.asInt() <= 5);
            case "foc_datetime_requested" -> after.isNull() || isTime(after);
            case "loa", "invoice" -> after.isNull() || isUuid(after);
            case "type" -> after.isString() && PORT_TYPES.contains(after.asString());
            case "remaining_numbers_action" ->
                after.isNull() || (after.isString() && REMAINING_NUMBERS_ACTIONS.contains(after.asString()));
            case MISC -> after.isNull();
            default -> !before.isObject() && (after.isNull() || isText(after));
        };
        if (!fits) {
            throw INVALID_VALUE.because(name + " has no such value.", pointer);
        }
    }

    private static boolean isText(JsonNode node) {
        return node.isString() && node.asString().length() <= TEXT_CHARS_MAX;
    }

    private static boolean isTime(JsonNode node) {
        try {
            Instant.parse(node.asString());
            return node.isString();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isUuid(JsonNode node) {
        try {
            UUID.fromString(node.asString());
            return node.isString();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
