package com.voepy.numbers.sandbox.porting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A porting order as it goes over the wire: the form, and what the carrier says about it.
final class PortingResource {

    private static final JsonMapper JSON = new JsonMapper();

    /// There is one customer.
    static final UUID USER = UUID.fromString("40d68ba2-0847-4df2-be9c-b0e0cb673e75");

    private static final int NUMBERS_SHOWN_MAX = 50;
    private static final int SUPPORT_KEY_DIGITS = 6;

    private PortingResource() {}

    /// Kinds of document that a port needs. Source for the invoice: the protocol's example.
    enum Requirement {
        LOA(
                "a428786a-5dc2-41c0-b0fe-c32df4c1b5e2",
                "Letter of Authorization",
                "A letter in which the owner of the numbers authorizes the port",
                "Signed LOA"),
        INVOICE(
                "53970723-fbff-4f46-a975-f62be6c1a585",
                "Latest Invoice",
                "A copy of the latest phone bill from the current provider",
                "Most recent phone bill");

        final String typeId;
        final String title;
        final String description;
        final String example;

        Requirement(String typeId, String title, String description, String example) {
            this.typeId = typeId;
            this.title = title;
            this.description = description;
            this.example = example;
        }

        /// Its field of the form.
        String field() {
            return this == LOA ? "loa" : "invoice";
        }

        @Nullable
        String documentOf(PortingOrder order) {
            return order.form().text("/documents/" + field());
        }
    }

    static ObjectNode of(PortingOrder order, boolean withNumbers) {
        var shown = order.form().tree().deepCopy();
        shown.put("id", order.id().toString());
        shown.put("record_type", "porting_order");
        shown.put("user_id", USER.toString());
        shown.put("description", order.isFastPortable() ? "FastPort" : "Port-in");
        shown.put("old_service_provider_ocn", order.carrierName());
        shown.put("phone_number_type", order.numberType());
        shown.put("porting_phone_numbers_count", order.numbers().size());
        shown.put("support_key", supportKey(order));
        shown.put("parent_support_key", parentSupportKey(order));
        shown.set("status", status(order));
        putActivation(shown.withObject("/activation_settings"), order);
        putMessaging(shown.withObject("/messaging"), order);
        putRequirements(shown, order);
        if (withNumbers) {
            var numbers = shown.putArray("phone_numbers");
            order.numbers().stream().limit(NUMBERS_SHOWN_MAX).forEach(number -> numbers.add(number(order, number)));
        }
        shown.put("created_at", order.createdAt().toString());
        shown.put("updated_at", order.updatedAt().toString());
        return shown;
    }

    static ObjectNode status(PortingOrder order) {
        var status = JSON.createObjectNode();
        status.put("value", order.status().wireName());
        var details = status.putArray("details");
        order.exceptions()
                .forEach(type -> details.addObject().put("code", type.name()).put("description", type.description()));
        return status;
    }

    /// Null in a draft.
    static @Nullable String supportKey(PortingOrder order) {
        return key("sr_", order.id(), order);
    }

    private static @Nullable String parentSupportKey(PortingOrder order) {
        return key("pr_", order.requestId(), order);
    }

    private static @Nullable String key(String prefix, UUID id, PortingOrder order) {
        return order.status() == PortStatus.DRAFT
                ? null
                : prefix + id.toString().substring(0, SUPPORT_KEY_DIGITS);
    }

    private static void putActivation(ObjectNode settings, PortingOrder order) {
        settings.put("activation_status", order.status().activationStatus(order.countryCode()));
        settings.put("fast_port_eligible", order.isFastPortable());
        settings.put("foc_datetime_actual", text(order.focAt()));
    }

    private static void putMessaging(ObjectNode messaging, PortingOrder order) {
        boolean isPorted = order.status() == PortStatus.PORTED;
        boolean isWanted = order.form().wantsMessaging();
        messaging.put("messaging_capable", isMessagingCapable(order));
        messaging.put("messaging_port_completed", isWanted && isPorted);
        messaging.put("messaging_port_status", isWanted ? (isPorted ? "ported" : "pending") : "not_applicable");
    }

    static boolean isMessagingCapable(PortingOrder order) {
        return order.status().activationStatus(order.countryCode()) != null
                && List.of("local", "toll_free").contains(order.numberType());
    }

    private static void putRequirements(ObjectNode shown, PortingOrder order) {
        var requirements = shown.putArray("requirements");
        for (var requirement : Requirement.values()) {
            var entry = requirements
                    .addObject()
                    .put("record_type", "porting_requirement")
                    .put("requirement_type_id", requirement.typeId)
                    .put("field_type", "document");
            var document = requirement.documentOf(order);
            if (document != null) {
                entry.put("field_value", document);
            }
        }
        shown.put("requirements_met", Stream.of(Requirement.values()).allMatch(one -> one.documentOf(order) != null));
    }

    private static ObjectNode number(PortingOrder order, PortingOrder.PortingNumber number) {
        var shown = JSON.createObjectNode();
        var activationStatus = order.status().activationStatus(order.countryCode());
        if (activationStatus != null) {
            shown.put("activation_status", activationStatus);
        }
        shown.put("record_type", "porting_phone_number");
        shown.put("phone_number", number.phoneNumber());
        shown.put("phone_number_type", order.numberType());
        shown.put("porting_order_id", order.id().toString());
        shown.put("porting_order_status", order.status().wireName());
        shown.put("portability_status", activationStatus == null ? "provisional" : "confirmed");
        boolean areMet = Stream.of(Requirement.values()).allMatch(one -> one.documentOf(order) != null);
        shown.put("requirements_status", areMet ? "approved" : "requirement-info-pending");
        var supportKey = supportKey(order);
        if (supportKey != null) {
            shown.put("support_key", supportKey);
        }
        return shown;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
