package com.voepy.numbers.command.carrier;

import com.voepy.numbers.command.carrier.PortTalk.Remark;
import com.voepy.numbers.kernel.CarrierPortState;
import com.voepy.numbers.kernel.E164;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Ports: `/porting_orders`.
class TelnyxPorting implements PortingCarrier {

    private static final Logger LOG = LoggerFactory.getLogger(TelnyxPorting.class);

    private static final int NOT_FOUND = 404;

    /// More than an order of ours can be split into; the most that the carrier shows at once.
    private static final String PAGE_SIZE = "250";

    /// Words of the carrier that we do not know are told of once each; it has few.
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private final TelnyxHttp http;
    private final TelnyxPortForms forms;

    TelnyxPorting(TelnyxHttp http) {
        this.http = http;
        this.forms = new TelnyxPortForms(http);
    }

    @Override
    public PortPlacement placePort(String reference, List<E164> numbers) {
        var body = JsonNodeFactory.instance.objectNode().put("customer_reference", reference);
        numbers.stream().map(E164::value).forEach(body.putArray("phone_numbers")::add);
        return switch (http.write("POST", "/porting_orders", body)) {
            case Reply.Ok ok -> placed(ok.data());
            case Reply.Refused refused -> new PortPlacement.Refused(reasons(refused));
            case Reply.NotSent notSent -> new PortPlacement.NotSent(notSent.why(), notSent.retryAfter());
            case Reply.Unknown unknown -> new PortPlacement.Unknown(unknown.why());
        };
    }

    @Override
    public PortSearch findPorts(String reference) {
        var reply = http.get(
                "/porting_orders",
                Map.of(
                        "filter[customer_reference]",
                        reference,
                        "include_phone_numbers",
                        "true",
                        "page[size]",
                        PAGE_SIZE));
        if (!(reply instanceof Reply.Ok ok) || !ok.data().isArray()) {
            return new PortSearch.Unavailable(reply.unavailability());
        }
        List<CarrierPort> ports = new ArrayList<>();
        for (var order : ok.data()) {
            // A filter may match loosely; a reference is ours only when it is exactly ours.
            if (order.path("customer_reference").asString("").equals(reference)) {
                ports.add(port(order));
            }
        }
        return new PortSearch.Found(ports);
    }

    @Override
    public PortAnswer submitPort(CarrierPort port, PortForm form) {
        var filled = forms.fill(port, form);
        return filled instanceof PortAnswer.Done ? answer(http.post(path(port) + "/actions/confirm")) : filled;
    }

    @Override
    public PortAnswer cancelPort(CarrierPort port) {
        // What was never confirmed cannot be cancelled, only forgotten.
        if (port.state() == CarrierPortState.DRAFT) {
            var reply = http.delete(path(port));
            return reply instanceof Reply.Refused refused && refused.status() == NOT_FOUND
                    ? new PortAnswer.Done()
                    : answer(reply);
        }
        return answer(http.post(path(port) + "/actions/cancel"));
    }

    @Override
    public PortTalk commentsOf(CarrierPort port) {
        var reply = http.get(path(port) + "/comments", Map.of("page[size]", PAGE_SIZE));
        if (!(reply instanceof Reply.Ok ok) || !ok.data().isArray()) {
            return new PortTalk.Unavailable(reply.unavailability());
        }
        List<Remark> remarks = new ArrayList<>();
        for (var comment : ok.data()) {
            remarks.add(new Remark(
                    comment.path("id").asString(""),
                    comment.path("user_type").asString("").equals("user"),
                    comment.path("body").asString("")));
        }
        return new PortTalk.Heard(remarks);
    }

    @Override
    public PortAnswer comment(CarrierPort port, String text) {
        return answer(http.write(
                "POST",
                path(port) + "/comments",
                JsonNodeFactory.instance.objectNode().put("body", text)));
    }

    static PortAnswer answer(Reply reply) {
        return switch (reply) {
            case Reply.Ok _ -> new PortAnswer.Done();
            case Reply.Refused refused -> new PortAnswer.Refused(reasons(refused));
            case Reply.NotSent _, Reply.Unknown _ -> new PortAnswer.Unavailable(reply.unavailability());
        };
    }

    static String path(CarrierPort port) {
        return "/porting_orders/" + URLEncoder.encode(port.id(), StandardCharsets.UTF_8);
    }

    private static PortPlacement placed(JsonNode data) {
        List<CarrierPort> ports = new ArrayList<>();
        data.forEach(order -> ports.add(port(order)));
        return ports.isEmpty()
                ? new PortPlacement.Unknown("the carrier said yes without naming an order")
                : new PortPlacement.Placed(ports);
    }

    private static List<Refusal> reasons(Reply.Refused refused) {
        return refused.errors().stream()
                .map(error -> new Refusal(
                        null,
                        error.code(),
                        error.pointer().isEmpty() ? error.detail() : error.detail() + " (" + error.pointer() + ")"))
                .toList();
    }

    private static CarrierPort port(JsonNode order) {
        var status = order.path("status");
        var state = state(status.path("value").asString(""));
        List<PortFault> problems = new ArrayList<>();
        for (var detail : status.path("details")) {
            var code = Harmless.code(detail.path("code").asString(""), "other").toLowerCase(Locale.ROOT);
            problems.add(new PortFault(code, detail.path("description").asString("")));
        }
        return new CarrierPort(
                order.path("id").asString(""),
                state,
                numbers(order),
                instant(order.path("activation_settings")
                        .path("foc_datetime_actual")
                        .asString("")),
                state == CarrierPortState.EXCEPTION ? problems : List.of(),
                order.path("messaging").path("messaging_capable").asBoolean(false));
    }

    private static List<E164> numbers(JsonNode order) {
        List<E164> numbers = new ArrayList<>();
        for (var number : order.path("phone_numbers")) {
            var text = number.path("phone_number").asString("");
            // The carrier's own examples leave the plus out now and then.
            var e164 = text.startsWith("+") ? text : "+" + text;
            if (E164.isE164(e164)) {
                numbers.add(new E164(e164));
            } else {
                LOG.warn("The carrier ports something that is no number; it is left out.");
            }
        }
        return numbers;
    }

    /// An open set: a word that we do not know says nothing.
    private static @Nullable CarrierPortState state(String word) {
        return switch (word) {
            case "draft" -> CarrierPortState.DRAFT;
            case "submitted" -> CarrierPortState.SUBMITTED;
            case "in-process" -> CarrierPortState.IN_PROCESS;
            case "exception" -> CarrierPortState.EXCEPTION;
            case "foc-date-confirmed" -> CarrierPortState.FOC_CONFIRMED;
            case "cancel-pending" -> CarrierPortState.CANCEL_PENDING;
            case "ported" -> CarrierPortState.PORTED;
            case "cancelled" -> CarrierPortState.CANCELLED;
            default -> {
                if (TOLD.add(word)) {
                    LOG.warn(
                            "The carrier says '{}' of a port, which we do not know; it counts as no change.",
                            Harmless.code(word, Redaction.REDACTED));
                }
                yield null;
            }
        };
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException _) {
            LOG.warn("The carrier names a time that is none; it counts as not named.");
            return null;
        }
    }
}
