package com.voepy.numbers.query.audit;

import com.voepy.numbers.events.EventTypes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError.Code;
import com.voepy.numbers.kit.web.IdempotencyKey;
import com.voepy.numbers.kit.web.RequestId;
import com.voepy.numbers.query.view.OldestFirst;
import com.voepy.numbers.query.view.QueryValues;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which events of the log somebody asks for: all that are given must fit.
///
/// @param tenantId whose events; null for everybody's, which only auditors see
/// @param types one of these; all if there is none
/// @param phoneNumber one that the event names, E.164
/// @param resourceId one that the event names
/// @param amount one that the event names
/// @param from the earliest time
/// @param to all times before it
record EventFilter(
        @Nullable UUID tenantId,
        Set<String> types,
        @Nullable String phoneNumber,
        @Nullable UUID resourceId,
        @Nullable String actor,
        @Nullable String requestId,
        @Nullable String idempotencyKey,
        @Nullable AmountRange amount,
        @Nullable Instant from,
        @Nullable Instant to) {

    /// Without any condition.
    static final EventFilter ALL = new EventFilter(null, Set.of(), null, null, null, null, null, null, null, null);

    /// An id of a key, or the name of a process; both are far shorter.
    static final int ACTOR_CHARS_MAX = 200;

    EventFilter {
        types = Set.copyOf(types);
    }

    /// Reads the filters that tenants and auditors have in common; call `checks.orThrow()` before using it.
    static EventFilter of(Checks checks, @Nullable UUID tenantId, Map<String, String> query) {
        var filter = new EventFilter(
                tenantId,
                types(checks, query.get("type")),
                QueryValues.e164(checks, "phone_number", query.get("phone_number")),
                checks.optionalUuid("resource_id", query.get("resource_id")),
                QueryValues.text(checks, "actor", query, ACTOR_CHARS_MAX),
                QueryValues.text(checks, "request_id", query, RequestId.CHARS_MAX),
                QueryValues.text(checks, "idempotency_key", query, IdempotencyKey.CHARS_MAX),
                AmountRange.of(checks, query),
                QueryValues.time(checks, "from", query),
                QueryValues.time(checks, "to", query));
        QueryValues.inOrder(checks, filter.from, filter.to);
        return filter;
    }

    /// As it is, but of these types.
    EventFilter of(Set<String> others) {
        return new EventFilter(
                tenantId, others, phoneNumber, resourceId, actor, requestId, idempotencyKey, amount, from, to);
    }

    /// The page of these events that a client asks for; a cursor holds for the same filters only.
    OldestFirst page(Checks checks, String list, Map<String, String> query) {
        Map<String, @Nullable Object> given = new HashMap<>();
        given.put("tenant_id", tenantId);
        given.put("type", types.isEmpty() ? null : String.join(",", new TreeSet<>(types)));
        given.put("phone_number", phoneNumber);
        given.put("resource_id", resourceId);
        given.put("actor", actor);
        given.put("request_id", requestId);
        given.put("idempotency_key", idempotencyKey);
        given.put("amount", amount);
        given.put("from", from);
        given.put("to", to);
        return OldestFirst.of(checks, list, given, query.get("limit"), query.get("cursor"));
    }

    private static Set<String> types(Checks checks, @Nullable String value) {
        checks.that(
                value == null || EventTypes.named(value).isPresent(),
                "type",
                Code.NOT_ALLOWED,
                "must be a type of event as the event has it, for example NumberOrdered");
        return value == null ? Set.of() : Set.of(value);
    }
}
