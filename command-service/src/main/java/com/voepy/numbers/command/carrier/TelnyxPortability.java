package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kernel.E164;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Questions before a port: `/portability_checks`, `/customer_service_records` and, for the name of the network, the
/// plain `/number_lookup`, which has no price.
class TelnyxPortability {

    private final TelnyxHttp http;

    TelnyxPortability(TelnyxHttp http) {
        this.http = http;
    }

    PortabilityAnswer check(List<E164> numbers) {
        var reply = http.write("POST", "/portability_checks", request(numbers));
        if (!(reply instanceof Reply.Ok ok)) {
            return new PortabilityAnswer.Unavailable(reply.unavailability());
        }
        List<PortabilityAnswer.Line> lines = new ArrayList<>();
        var answers = byNumber(ok.data());
        for (var e164 : numbers) {
            var answer = answers.get(e164.value());
            if (answer == null || !answer.path("portable").isBoolean()) {
                return new PortabilityAnswer.Unavailable(silent(e164));
            }
            var portable = answer.path("portable").asBoolean();
            lines.add(new PortabilityAnswer.Line(
                    e164,
                    portable,
                    portable ? null : TelnyxStock.text(answer, "not_portable_reason"),
                    answer.path("fast_portable").asBoolean(false)));
        }
        return new PortabilityAnswer.Checked(lines);
    }

    Optional<String> networkOf(E164 e164) {
        var reply = http.get("/number_lookup/" + encode(e164.value()), Map.of());
        return reply instanceof Reply.Ok ok
                ? Optional.ofNullable(TelnyxStock.text(ok.data().path("portability"), "spid_carrier_name"))
                : Optional.empty();
    }

    CsrCoverageAnswer csrCoverage(List<E164> numbers) {
        var reply = http.write("POST", "/customer_service_records/phone_number_coverages", request(numbers));
        if (!(reply instanceof Reply.Ok ok)) {
            return new CsrCoverageAnswer.Unavailable(reply.unavailability());
        }
        List<CsrCoverageAnswer.Line> lines = new ArrayList<>();
        var answers = byNumber(ok.data());
        for (var e164 : numbers) {
            var answer = answers.get(e164.value());
            if (answer == null || !answer.path("has_csr_coverage").isBoolean()) {
                return new CsrCoverageAnswer.Unavailable(silent(e164));
            }
            lines.add(new CsrCoverageAnswer.Line(
                    e164,
                    answer.path("has_csr_coverage").asBoolean(),
                    !answer.path("additional_data_required").isEmpty()));
        }
        return new CsrCoverageAnswer.Checked(lines);
    }

    CsrAnswer latestCsr(E164 e164) {
        var reply = http.get(
                "/customer_service_records",
                Map.of("filter[phone_number][eq]", e164.value(), "sort[value]", "-created_at"));
        if (!(reply instanceof Reply.Ok ok) || !ok.data().isArray()) {
            return new CsrAnswer.Unavailable(reply.unavailability());
        }
        for (var record : ok.data()) {
            // A filter may match loosely; another number's record is another person's.
            if (record.path("phone_number").asString("").equals(e164.value())) {
                return csr(record, reply);
            }
        }
        return new CsrAnswer.Absent();
    }

    CsrAnswer requestCsr(E164 e164) {
        var body = JsonNodeFactory.instance.objectNode().put("phone_number", e164.value());
        return one(http.write("POST", "/customer_service_records", body));
    }

    CsrAnswer getCsr(String id) {
        return one(http.get("/customer_service_records/" + encode(id), Map.of()));
    }

    private static CsrAnswer one(Reply reply) {
        return switch (reply) {
            case Reply.Ok ok -> csr(ok.data(), reply);
            case Reply.Refused _ -> new CsrAnswer.Absent();
            case Reply.NotSent _, Reply.Unknown _ -> new CsrAnswer.Unavailable(reply.unavailability());
        };
    }

    private static CsrAnswer csr(JsonNode data, Reply reply) {
        var id = data.path("id").asString("");
        if (id.isEmpty()) {
            return new CsrAnswer.Unavailable(reply.unavailability());
        }
        var result = data.path("result");
        return new CsrAnswer.Request(
                id,
                state(data.path("status").asString("")),
                instant(data.path("created_at").asString("")),
                result.isObject() ? content(result) : null);
    }

    private static CsrAnswer.State state(String word) {
        return switch (word) {
            case "completed" -> CsrAnswer.State.COMPLETED;
            case "failed" -> CsrAnswer.State.FAILED;
            default -> CsrAnswer.State.PENDING;
        };
    }

    private static CsrAnswer.Content content(JsonNode result) {
        var admin = result.path("admin");
        var authorized = TelnyxStock.text(admin, "authorized_person_name");
        return new CsrAnswer.Content(
                TelnyxStock.text(result, "carrier_name"),
                TelnyxStock.text(admin, "account_number"),
                authorized == null ? TelnyxStock.text(admin, "name") : authorized,
                TelnyxStock.text(admin, "billing_phone_number"),
                result.path("address").isObject() ? address(result.path("address")) : null);
    }

    private static CsrAnswer.Address address(JsonNode address) {
        return new CsrAnswer.Address(
                TelnyxStock.text(address, "street_address"),
                TelnyxStock.text(address, "locality"),
                TelnyxStock.text(address, "administrative_area"),
                TelnyxStock.text(address, "postal_code"),
                TelnyxStock.text(address, "full_address"));
    }

    private static ObjectNode request(List<E164> numbers) {
        var body = JsonNodeFactory.instance.objectNode();
        var list = body.putArray("phone_numbers");
        numbers.forEach(e164 -> list.add(e164.value()));
        return body;
    }

    private static Map<String, JsonNode> byNumber(JsonNode data) {
        Map<String, JsonNode> answers = new HashMap<>();
        data.forEach(answer -> answers.put(answer.path("phone_number").asString(""), answer));
        return answers;
    }

    private static Unavailability silent(E164 e164) {
        return new Unavailability("the answer says nothing of " + e164, null);
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
