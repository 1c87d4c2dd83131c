package com.voepy.numbers.query.reads;

import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.web.RequestId;
import com.voepy.numbers.query.audit.EventsShown;
import com.voepy.numbers.query.audit.EventsShown.Shown;
import com.voepy.numbers.query.view.QueryValues;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What an auditor looks at with a request: the tenant, number and resource that it names, and where it names an id
/// only, whose the log says that is.
@Component
class LookedAt {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final String REQUESTS = "/v1/audit/requests/";
    private static final String REQUEST_PAGE = "/console/request";
    private static final String DELIVERIES = "/console/deliveries/";

    /// Whoever looks at a request id that more than one tenant used looks at no one tenant. More events tell no more.
    private static final int EVENTS_MAX = 100;

    private final EventsShown events;
    private final JdbcClient jdbc;

    LookedAt(EventsShown events, JdbcClient jdbc) {
        this.events = events;
        this.jdbc = jdbc;
    }

    /// @param actor id of the API key
    /// @param status of the answer that is about to leave
    Read by(String actor, HttpServletRequest request, int status) {
        var resource = resourceIn(request);
        var event = resource.flatMap(this::event);
        var tenant = tenantIn(request)
                .or(() -> event.map(found -> found.shown().tenantId()))
                .or(() -> ofRequestId(request))
                .or(() -> ofDelivery(request));
        var number = numberIn(request).or(() -> resource.flatMap(id -> event.flatMap(found -> numberOf(id, found))));
        return new Read(
                actor,
                ApiKeyScope.AUDITOR,
                request.getMethod(),
                request.getServletPath(),
                request.getQueryString(),
                RequestId.of(request),
                status,
                tenant.orElse(null),
                number.orElse(null),
                resource.orElse(null));
    }

    /// The event with this id, or one that tells whose the resource with this id is.
    private Optional<Shown> event(UUID id) {
        return events.one(null, id)
                .or(() -> events.first(null, Map.of("resource_id", id.toString()), 1).stream()
                        .findFirst());
    }

    /// A resource may have more than one number, an event has the one that it is about.
    private static Optional<String> numberOf(UUID id, Shown event) {
        return event.shown().id().equals(id)
                ? Stream.of("e164", "phone_number")
                        .map(name -> event.shown().data().path(name).asString(""))
                        .filter(E164::isE164)
                        .findFirst()
                : event.logged().event() instanceof PhoneNumberEvent of
                        ? Optional.of(of.e164().value())
                        : Optional.empty();
    }

    private Optional<UUID> ofRequestId(HttpServletRequest request) {
        var path = request.getServletPath();
        @Nullable String id = path.equals(REQUEST_PAGE) ? request.getParameter("id") : null;
        if (path.startsWith(REQUESTS)) {
            id = path.substring(REQUESTS.length());
        }
        if (id == null || id.isEmpty() || id.length() > RequestId.CHARS_MAX) {
            return Optional.empty();
        }
        List<UUID> tenants = events.first(null, Map.of("request_id", id), EVENTS_MAX).stream()
                .map(event -> event.shown().tenantId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return tenants.size() == 1 ? Optional.of(tenants.getFirst()) : Optional.empty();
    }

    /// A delivery is in no event, but has a place among the tenant's.
    private Optional<UUID> ofDelivery(HttpServletRequest request) {
        var path = request.getServletPath();
        return path.startsWith(DELIVERIES)
                ? jdbc.sql("SELECT tenant_id FROM view.webhook_delivery WHERE id = :id")
                        .param("id", path.substring(DELIVERIES.length()))
                        .query(UUID.class)
                        .optional()
                : Optional.empty();
    }

    private static Optional<UUID> tenantIn(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("tenant_id")).flatMap(LookedAt::id);
    }

    private static Optional<UUID> resourceIn(HttpServletRequest request) {
        var segments = Arrays.stream(request.getServletPath().split("/"));
        return Stream.concat(Stream.ofNullable(request.getParameter("resource_id")), segments)
                .flatMap(text -> id(text).stream())
                .findFirst();
    }

    private static Optional<String> numberIn(HttpServletRequest request) {
        var segments = Arrays.stream(request.getServletPath().split("/"));
        return Stream.concat(Stream.ofNullable(request.getParameter("phone_number")), segments)
                .map(QueryValues::plusRestored)
                .filter(E164::isE164)
                .findFirst();
    }

    private static Optional<UUID> id(String text) {
        return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
