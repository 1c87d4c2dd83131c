package com.voepy.numbers.command.carrier;

import com.voepy.numbers.command.carrier.PortForm.Attachment;
import com.voepy.numbers.command.carrier.PortForm.EndUser;
import com.voepy.numbers.command.carrier.PortForm.Kind;
import com.voepy.numbers.command.carrier.PortForm.ServiceAddress;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Fills in the carrier's form of a port: `/documents` and `/porting_orders/{id}`. Each step looks first whether it has
/// been made, so that all of them together can be repeated.
class TelnyxPortForms {

    /// The same calendar day in every country but those at the date line.
    private static final LocalTime NOON = LocalTime.NOON;

    private final TelnyxHttp http;

    TelnyxPortForms(TelnyxHttp http) {
        this.http = http;
    }

    PortAnswer fill(CarrierPort port, PortForm form) {
        Map<UUID, String> uploaded = new LinkedHashMap<>();
        for (var attachment : form.attachments()) {
            switch (upload(attachment)) {
                case Upload.Here here -> uploaded.put(attachment.id(), here.carrierId());
                case Upload.Failed failed -> {
                    return failed.answer();
                }
            }
        }
        var answer = TelnyxPorting.answer(http.write("PATCH", TelnyxPorting.path(port), body(form, uploaded)));
        return answer instanceof PortAnswer.Done ? attachRest(port, form, uploaded) : answer;
    }

    private sealed interface Upload {

        record Here(String carrierId) implements Upload {}

        record Failed(PortAnswer answer) implements Upload {}
    }

    /// What is not linked within half an hour vanishes at the carrier, so that one too many does no harm.
    private Upload upload(Attachment attachment) {
        var reference = attachment.id().toString();
        var known = http.get("/documents", Map.of("filter[customer_reference][eq]", reference));
        if (!(known instanceof Reply.Ok ok)) {
            return new Upload.Failed(TelnyxPorting.answer(known));
        }
        for (var document : ok.data()) {
            if (document.path("customer_reference").asString("").equals(reference)) {
                return new Upload.Here(document.path("id").asString(""));
            }
        }
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("customer_reference", reference)
                .put("filename", attachment.filename())
                .put(
                        "file",
                        Base64.getEncoder().encodeToString(attachment.content().get()));
        var reply = http.write("POST", "/documents", body);
        return reply instanceof Reply.Ok made
                ? new Upload.Here(made.data().path("id").asString(""))
                : new Upload.Failed(TelnyxPorting.answer(reply));
    }

    private static ObjectNode body(PortForm form, Map<UUID, String> uploaded) {
        var body = JsonNodeFactory.instance.objectNode().put("customer_reference", form.reference());
        var documents = body.putObject("documents");
        leading(form, Kind.LOA).ifPresent(loa -> documents.put("loa", uploaded.get(loa.id())));
        leading(form, Kind.BILL).ifPresent(bill -> documents.put("invoice", uploaded.get(bill.id())));
        if (form.endUser() != null) {
            endUser(body.putObject("end_user"), form.endUser());
        }
        if (form.focDate() != null) {
            body.putObject("activation_settings")
                    .put(
                            "foc_datetime_requested",
                            form.focDate()
                                    .atTime(NOON)
                                    .toInstant(ZoneOffset.UTC)
                                    .toString());
        }
        if (form.comment() != null) {
            body.putObject("user_feedback").put("user_comment", form.comment());
        }
        return body;
    }

    /// The document that serves as one of the two that the carrier wants by name. People scan letter and bill into one
    /// file, so that where one of the two is missing the first document has to do for it.
    private static Optional<Attachment> leading(PortForm form, Kind kind) {
        return form.attachments().stream()
                .filter(attachment -> attachment.kind() == kind)
                .findFirst()
                .or(() -> form.attachments().stream().findFirst());
    }

    private static void endUser(ObjectNode node, EndUser endUser) {
        node.putObject("admin")
                .put("entity_name", endUser.name())
                .put("auth_person_name", endUser.authorizedName())
                .put("account_number", endUser.accountNumber())
                .put("pin_passcode", endUser.pinPasscode())
                .put("billing_phone_number", endUser.billingTelephoneNumber());
        address(node, endUser.serviceAddress());
    }

    private static void address(ObjectNode node, @Nullable ServiceAddress address) {
        if (address != null) {
            node.putObject("location")
                    .put("street_address", address.streetAddress())
                    .put("extended_address", address.extendedAddress())
                    .put("locality", address.locality())
                    .put("administrative_area", address.administrativeArea())
                    .put("postal_code", address.postalCode())
                    .put("country_code", address.countryCode());
        }
    }

    /// What is neither the letter nor the bill.
    private PortAnswer attachRest(CarrierPort port, PortForm form, Map<UUID, String> uploaded) {
        var named = List.of(leading(form, Kind.LOA), leading(form, Kind.BILL));
        var rest = form.attachments().stream()
                .filter(attachment -> !named.contains(Optional.of(attachment)))
                .toList();
        if (rest.isEmpty()) {
            return new PortAnswer.Done();
        }
        var path = TelnyxPorting.path(port) + "/additional_documents";
        var known = http.get(path, Map.of("page[size]", "250"));
        if (!(known instanceof Reply.Ok ok)) {
            return TelnyxPorting.answer(known);
        }
        Set<String> attached = new HashSet<>();
        ok.data().forEach(document -> attached.add(document.path("document_id").asString("")));
        var body = JsonNodeFactory.instance.objectNode();
        var documents = body.putArray("additional_documents");
        for (var attachment : rest) {
            var id = uploaded.get(attachment.id());
            if (!attached.contains(id)) {
                documents.addObject().put("document_id", id).put("document_type", type(attachment.kind()));
            }
        }
        return documents.isEmpty() ? new PortAnswer.Done() : TelnyxPorting.answer(http.write("POST", path, body));
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case LOA -> "loa";
            case BILL -> "invoice";
            case OTHER -> "other";
        };
    }
}
