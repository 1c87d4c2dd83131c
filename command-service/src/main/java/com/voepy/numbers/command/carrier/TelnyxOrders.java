package com.voepy.numbers.command.carrier;

import com.voepy.numbers.command.carrier.CarrierOrder.Line;
import com.voepy.numbers.command.carrier.CarrierOrder.State;
import com.voepy.numbers.kernel.E164;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Orders and holds: `/number_orders` and `/number_reservations`.
class TelnyxOrders {

    private static final Logger LOG = LoggerFactory.getLogger(TelnyxOrders.class);

    /// Where an error points to, for example `/phone_numbers/3/phone_number`.
    private static final Pattern LINE_POINTER = Pattern.compile("/phone_numbers/(\\d{1,3})(/.*)?");

    private final TelnyxHttp http;
    private final TelnyxSearch search;

    TelnyxOrders(TelnyxHttp http, TelnyxSearch search) {
        this.http = http;
        this.search = search;
    }

    OrderAnswer order(String reference, List<E164> numbers) {
        var unsearched = search.announce(numbers);
        if (unsearched != null) {
            return new OrderAnswer.NotSent("before the order: " + unsearched.why(), unsearched.retryAfter());
        }
        return switch (http.write("POST", "/number_orders", request(reference, numbers))) {
            case Reply.Ok ok -> accepted(ok);
            case Reply.Refused refused -> new OrderAnswer.Refused(refusals(refused, numbers));
            case Reply.NotSent notSent -> new OrderAnswer.NotSent(notSent.why(), notSent.retryAfter());
            case Reply.Unknown unknown -> new OrderAnswer.Unknown(unknown.why());
        };
    }

    OrderSearch find(String reference) {
        var reply = http.get("/number_orders", Map.of("filter[customer_reference]", reference, "page[size]", "250"));
        if (!(reply instanceof Reply.Ok ok) || !ok.data().isArray()) {
            return new OrderSearch.Unavailable(reply.unavailability());
        }
        List<String> ids = new ArrayList<>();
        for (var order : ok.data()) {
            // A filter may match loosely; a reference is ours only when it is exactly ours.
            if (order.path("customer_reference").asString("").equals(reference)) {
                ids.add(order.path("id").asString(""));
            }
        }
        if (ids.size() > 1) {
            LOG.error(
                    "The carrier has {} orders with our reference {}: {}. The first is followed.",
                    ids.size(),
                    reference,
                    ids);
        }
        // The list names no line states; the order itself does.
        return ids.isEmpty() ? new OrderSearch.Absent() : get(ids.getFirst());
    }

    OrderSearch get(String carrierOrderId) {
        var reply = http.get("/number_orders/" + URLEncoder.encode(carrierOrderId, StandardCharsets.UTF_8), Map.of());
        if (reply instanceof Reply.Refused(int status, var _) && status == 404) {
            return new OrderSearch.Absent();
        }
        var order = reply instanceof Reply.Ok ok ? order(ok.data()) : null;
        return order == null ? new OrderSearch.Unavailable(reply.unavailability()) : new OrderSearch.Found(order);
    }

    HoldAnswer hold(String reference, List<E164> numbers) {
        var unsearched = search.announce(numbers);
        if (unsearched != null) {
            return new HoldAnswer.NotSent("before the hold: " + unsearched.why(), unsearched.retryAfter());
        }
        return switch (http.write("POST", "/number_reservations", request(reference, numbers))) {
            case Reply.Ok ok -> held(ok.data());
            case Reply.Refused refused -> new HoldAnswer.Refused(refusals(refused, numbers));
            case Reply.NotSent notSent -> new HoldAnswer.NotSent(notSent.why(), notSent.retryAfter());
            case Reply.Unknown unknown -> new HoldAnswer.Unknown(unknown.why());
        };
    }

    private static ObjectNode request(String reference, List<E164> numbers) {
        var body = JsonNodeFactory.instance.objectNode().put("customer_reference", reference);
        var lines = body.putArray("phone_numbers");
        numbers.forEach(e164 -> lines.addObject().put("phone_number", e164.value()));
        return body;
    }

    private static OrderAnswer accepted(Reply.Ok ok) {
        var order = order(ok.data());
        return order == null
                ? new OrderAnswer.Unknown("the carrier said yes without naming the order")
                : new OrderAnswer.Accepted(order);
    }

    private static @Nullable CarrierOrder order(JsonNode data) {
        var id = data.path("id").asString("");
        if (id.isEmpty()) {
            return null;
        }
        List<Line> lines = new ArrayList<>();
        for (var line : data.path("phone_numbers")) {
            var status = line.path("status").asString("");
            var e164 = e164(line);
            if (e164 != null) {
                lines.add(new Line(line.path("id").asString(""), e164, state(status), status));
            }
        }
        return new CarrierOrder(
                id,
                TelnyxStock.text(data, "customer_reference"),
                state(data.path("status").asString("")),
                lines);
    }

    private static @Nullable E164 e164(JsonNode line) {
        var text = line.path("phone_number").asString("");
        if (!E164.isE164(text)) {
            LOG.warn("The carrier has a line for '{}', which is no number; it is left out.", text);
            return null;
        }
        return new E164(text);
    }

    /// An open set: only the words we know end anything.
    private static State state(String word) {
        return switch (word) {
            case "pending" -> State.PENDING;
            case "success" -> State.SUCCESS;
            case "failure", "cancelled", "deleted" -> State.FAILURE;
            default -> {
                LOG.warn("The carrier says '{}', a status that we do not know; it counts as pending.", word);
                yield State.PENDING;
            }
        };
    }

    private static HoldAnswer held(JsonNode data) {
        var id = data.path("id").asString("");
        if (id.isEmpty()) {
            return new HoldAnswer.Unknown("the carrier said yes without naming the hold");
        }
        List<HoldAnswer.Line> lines = new ArrayList<>();
        for (var line : data.path("phone_numbers")) {
            var state = state(line.path("status").asString(""));
            var expiresAt =
                    state == State.SUCCESS ? instant(line.path("expired_at").asString("")) : null;
            var e164 = e164(line);
            if (e164 != null) {
                lines.add(new HoldAnswer.Line(e164, state, expiresAt, TelnyxStock.text(line, "errors")));
            }
        }
        return new HoldAnswer.Held(id, lines);
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static List<Refusal> refusals(Reply.Refused refused, List<E164> numbers) {
        return refused.errors().stream()
                .map(error -> error.about(number(error, numbers)))
                .toList();
    }

    private static @Nullable E164 number(Reply.Error error, List<E164> numbers) {
        var pointer = LINE_POINTER.matcher(error.pointer());
        if (pointer.matches() && Integer.parseInt(pointer.group(1)) < numbers.size()) {
            return numbers.get(Integer.parseInt(pointer.group(1)));
        }
        return numbers.stream()
                .filter(e164 -> error.detail().contains(e164.value()))
                .findFirst()
                .orElse(null);
    }
}
