package com.voepy.numbers.sandbox.number;

import static com.voepy.numbers.sandbox.api.TelnyxError.BAD_REQUEST;

import com.voepy.numbers.sandbox.api.Query;
import com.voepy.numbers.sandbox.stock.Stock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of the customer's numbers are wanted, as SQL.
///
/// @param where refers to the parameters by name
record NumberFilter(String where, Map<String, Object> parameters, String order) {

    static final Set<String> PARAMETERS = Set.of(
            "filter[phone_number]",
            "filter[status]",
            "filter[country_iso_alpha2]",
            "filter[connection_id]",
            "filter[customer_reference]",
            "filter[billing_group_id]",
            "filter[emergency_address_id]",
            "filter[number_type][eq]",
            "filter[source]",
            "filter[tag]",
            "filter[without_tags]",
            "filter[voice.connection_name][contains]",
            "filter[voice.connection_name][starts_with]",
            "filter[voice.connection_name][ends_with]",
            "filter[voice.connection_name][eq]",
            "filter[voice.usage_payment_method]",
            "sort",
            "handle_messaging_profile_error");

    /// How the protocol asks for numbers that have none.
    private static final String NULL = "null";

    private static final int DIGITS_MIN = 3;

    static NumberFilter of(Query query) {
        var where = new StringBuilder("WHERE status <> 'deleted'");
        var parameters = new HashMap<String, Object>();
        equal(where, parameters, "status", query.text("filter[status]"));
        equal(where, parameters, "connection_id", query.text("filter[connection_id]"));
        equal(where, parameters, "customer_reference", query.text("filter[customer_reference]"));
        equal(where, parameters, "number_type", query.text("filter[number_type][eq]"));
        equal(
                where,
                parameters,
                "coalesce(voice ->> 'usage_payment_method', 'pay-per-minute')",
                query.text("filter[voice.usage_payment_method]"));
        orNull(where, parameters, "billing_group_id", query.text("filter[billing_group_id]"));
        var countries = query.texts("filter[country_iso_alpha2]");
        if (!countries.isEmpty()) {
            where.append(" AND country_code IN (:countries)");
            parameters.put("countries", countries);
        }
        var tag = query.text("filter[tag]");
        if (tag != null) {
            where.append(" AND :tag = ANY (tags)");
            parameters.put("tag", tag);
        }
        if (query.flag("filter[without_tags]")) {
            where.append(" AND tags = '{}'");
        }
        number(where, parameters, query.text("filter[phone_number]"));
        source(where, query.text("filter[source]"));
        emergency(where, parameters, query.text("filter[emergency_address_id]"));
        nothingHere(where, query);
        return new NumberFilter(where.toString(), Map.copyOf(parameters), order(query.text("sort")));
    }

    private static void equal(
            StringBuilder where, Map<String, Object> parameters, String column, @Nullable String value) {
        if (value != null) {
            var name = "p" + parameters.size();
            where.append(" AND ").append(column).append(" = :").append(name);
            parameters.put(name, value);
        }
    }

    private static void orNull(
            StringBuilder where, Map<String, Object> parameters, String column, @Nullable String value) {
        if (NULL.equals(value)) {
            where.append(" AND ").append(column).append(" IS NULL");
        } else {
            equal(where, parameters, column, value);
        }
    }

    /// A whole number finds itself; fewer digits find the numbers that contain them.
    private static void number(StringBuilder where, Map<String, Object> parameters, @Nullable String wanted) {
        if (wanted == null) {
            return;
        }
        var e164 = wanted.startsWith("+") ? wanted : "+" + wanted;
        if (!e164.substring(1).matches("\\d{%d,}".formatted(DIGITS_MIN))) {
            where.append(" AND false");
        } else if (wanted.startsWith("+") && Stock.isE164(e164)) {
            equal(where, parameters, "phone_number", e164);
        } else {
            where.append(" AND phone_number LIKE '%' || :digits || '%'");
            parameters.put("digits", e164.substring(1));
        }
    }

    /// Ordered or ported; both if nobody asks.
    private static void source(StringBuilder where, @Nullable String source) {
        switch (source) {
            case null -> {}
            case "ported" -> where.append(" AND porting_order_id IS NOT NULL");
            case "purchased" -> where.append(" AND porting_order_id IS NULL");
            default -> throw BAD_REQUEST.inParameter("filter[source]", source + " is no source of numbers.");
        }
    }

    private static void emergency(StringBuilder where, Map<String, Object> parameters, @Nullable String addressId) {
        if (addressId == null) {
            return;
        }
        var withAddress = "EXISTS (SELECT FROM sandbox.number_emergency e"
                + " WHERE e.phone_number_id = phone_number.id AND e.address_id IS NOT NULL";
        if (NULL.equals(addressId)) {
            where.append(" AND NOT ").append(withAddress).append(")");
        } else {
            where.append(" AND ").append(withAddress).append(" AND e.address_id::text = :emergencyAddress)");
            parameters.put("emergencyAddress", addressId);
        }
    }

    /// What no number here has: a named connection.
    private static void nothingHere(StringBuilder where, Query query) {
        boolean named = List.of("contains", "starts_with", "ends_with", "eq").stream()
                .anyMatch(how -> query.text("filter[voice.connection_name][" + how + "]") != null);
        if (named) {
            where.append(" AND false");
        }
    }

    private static String order(@Nullable String sort) {
        return switch (sort) {
            case null -> " ORDER BY created_at DESC, id DESC";
            case "purchased_at" -> " ORDER BY created_at, id";
            case "phone_number" -> " ORDER BY phone_number, id";
            case "connection_name", "usage_payment_method" -> " ORDER BY id";
            default -> throw BAD_REQUEST.inParameter("sort", sort + " is nothing to sort by.");
        };
    }
}
