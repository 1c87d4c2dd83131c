package com.voepy.numbers.sandbox.porting;

import static com.voepy.numbers.sandbox.api.TelnyxError.BAD_REQUEST;

import com.voepy.numbers.sandbox.api.Query;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which porting orders are wanted, as SQL.
///
/// @param where refers to the parameters by name
record PortingFilter(String where, Map<String, Object> parameters, String order) {

    private static final String FOC = "form #>> '{activation_settings,foc_datetime_requested}'";

    /// What is compared as it is.
    private static final Map<String, String> EQUAL = Map.of(
            "filter[customer_reference]", "form ->> 'customer_reference'",
            "filter[customer_group_reference]", "form ->> 'customer_group_reference'",
            "filter[parent_support_key]",
                    "CASE status WHEN 'draft' THEN NULL ELSE 'pr_' || left(request_id::text, 6) END",
            "filter[phone_numbers][country_code]", "country_code",
            "filter[phone_numbers][carrier_name]", "carrier_name",
            "filter[misc][type]", "form #>> '{misc,type}'",
            "filter[end_user][admin][entity_name]", "form #>> '{end_user,admin,entity_name}'",
            "filter[end_user][admin][auth_person_name]", "form #>> '{end_user,admin,auth_person_name}'");

    private static final String FAST = "filter[activation_settings][fast_port_eligible]";
    private static final String FOC_AFTER = "filter[activation_settings][foc_datetime_requested][gt]";
    private static final String FOC_BEFORE = "filter[activation_settings][foc_datetime_requested][lt]";
    private static final String NUMBER = "filter[phone_numbers][phone_number][contains]";
    private static final String SORT = "sort[value]";

    static final Set<String> PARAMETERS = Stream.concat(
                    EQUAL.keySet().stream(),
                    Stream.of(FAST, FOC_AFTER, FOC_BEFORE, NUMBER, SORT, "include_phone_numbers"))
            .collect(Collectors.toUnmodifiableSet());

    static PortingFilter of(Query query) {
        var where = new StringBuilder("WHERE true");
        var parameters = new HashMap<String, Object>();
        EQUAL.forEach((name, column) -> add(where, parameters, column + " = :%s", query.text(name)));
        add(where, parameters, "(" + FOC + ")::timestamptz > :%s::timestamptz", query.text(FOC_AFTER));
        add(where, parameters, "(" + FOC + ")::timestamptz < :%s::timestamptz", query.text(FOC_BEFORE));
        add(where, parameters, """
                EXISTS (SELECT FROM sandbox.porting_number n
                WHERE n.order_id = o.id AND n.phone_number LIKE '%%' || :%s || '%%')""", query.text(NUMBER));
        if (query.text(FAST) != null) {
            where.append(query.flag(FAST) ? " AND fast_portable" : " AND NOT fast_portable");
        }
        return new PortingFilter(where.toString(), Map.copyOf(parameters), order(query.text(SORT)));
    }

    private static void add(
            StringBuilder where, Map<String, Object> parameters, String condition, @Nullable String value) {
        if (value != null) {
            var name = "p" + parameters.size();
            where.append(" AND ").append(condition.formatted(name));
            parameters.put(name, value);
        }
    }

    private static String order(@Nullable String sort) {
        return switch (sort) {
            case null -> " ORDER BY created_at DESC, id";
            case "-created_at" -> " ORDER BY created_at DESC, id";
            case "created_at" -> " ORDER BY created_at, id";
            case "activation_settings.foc_datetime_requested" -> " ORDER BY " + FOC + ", id";
            case "-activation_settings.foc_datetime_requested" -> " ORDER BY " + FOC + " DESC, id";
            default -> throw BAD_REQUEST.inParameter(SORT, sort + " is nothing to sort by.");
        };
    }
}
