package com.voepy.numbers.query.console;

import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.resource.WebhookSubscriptionResource.DisabledReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How values are written for people.
final class Words {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    /// Members that hold names out of a closed set. What people write themselves is left as they wrote it.
    private static final Set<String> NAMES = Set.of(
            "status",
            "settings_status",
            "emergency_status",
            "reason",
            "release_reason",
            "cause",
            "number_type",
            "inbound_call_screening",
            "state");

    private static final String CENTS = "_cents";
    private static final long CENTS_IN_A_DOLLAR = 100;

    private Words() {}

    /// `NumberOrdered` as "Number ordered".
    static String ofType(String type) {
        var words = HUMP.matcher(type).replaceAll(" ").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// `activation_price_cents` as "activation price".
    static String ofMember(String name) {
        return name.replace(CENTS, "").replace('_', ' ');
    }

    /// A member's value: money with a sign, times in words, lists with commas.
    static String ofValue(String member, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "–";
        }
        if (member.contains(CENTS) && value.isIntegralNumber()) {
            return money(value.asLong());
        }
        if (value.isString()) {
            var text = value.asString();
            if (NAMES.contains(member)) {
                return text.replace('_', ' ');
            }
            return INSTANT.matcher(text).matches() ? time(Instant.parse(text)) : text;
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "no";
        }
        if (value.isArray()) {
            return value.isEmpty()
                    ? "none"
                    : value.valueStream().map(item -> ofValue(member, item)).collect(Collectors.joining(", "));
        }
        if (value.has("sealed_for")) {
            return "personal data, sealed";
        }
        if (value.isObject()) {
            return value.propertyStream()
                    .filter(part -> !part.getValue().isNull())
                    .map(part -> "%s %s".formatted(ofMember(part.getKey()), ofValue(part.getKey(), part.getValue())))
                    .collect(Collectors.joining(", "));
        }
        return value.asString();
    }

    /// US cents as "$1.50"; a debit with a minus.
    static String money(long cents) {
        return "%s$%,d.%02d"
                .formatted(
                        cents < 0 ? "−" : "", Math.abs(cents) / CENTS_IN_A_DOLLAR, Math.abs(cents) % CENTS_IN_A_DOLLAR);
    }

    /// As [#money], with a plus for what comes in.
    static String movement(long cents) {
        return cents > 0 ? "+" + money(cents) : money(cents);
    }

    /// To the millisecond, UTC.
    static String time(Instant at) {
        return date(at) + " " + clock(at);
    }

    static String date(Instant at) {
        return WireJson.timestamp(at).substring(0, 10);
    }

    static String clock(Instant at) {
        return WireJson.timestamp(at).substring(11, 23);
    }

    /// How long something has been so: "3 days", "5 hours", "12 minutes".
    static String age(Duration age) {
        if (age.toDays() > 0) {
            return count(age.toDays(), "day");
        }
        if (age.toHours() > 0) {
            return count(age.toHours(), "hour");
        }
        return count(Math.max(0, age.toMinutes()), "minute");
    }

    static String count(long count, String noun) {
        return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }

    /// Why the platform stopped sending.
    static String reason(@Nullable DisabledReason reason) {
        return switch (reason) {
            case DELIVERIES_FAILED -> "a delivery failed at each of its attempts";
            case RECEIVER_GONE -> "the receiver answered 410 Gone";
            case null -> "";
        };
    }

    /// JSON with a member a line.
    static String pretty(String json) {
        return WireJson.mapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(WireJson.mapper().readTree(json));
    }
}
