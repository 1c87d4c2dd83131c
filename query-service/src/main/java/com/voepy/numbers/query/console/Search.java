package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.query.audit.EventsShown;
import com.voepy.numbers.query.order.NumberOrderProjection;
import com.voepy.numbers.query.porting.PortingOrderProjection;
import com.voepy.numbers.query.tenant.TenantProjection;
import com.voepy.numbers.query.tenant.TenantSearch;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.query.view.ResourceTable;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Finds the page of what somebody looks for, among what they may see.
@Component
class Search {

    private final ResourceReader resources;
    private final EventsShown events;
    private final TenantSearch tenants;

    Search(ResourceReader resources, EventsShown events, TenantSearch tenants) {
        this.resources = resources;
        this.events = events;
        this.tenants = tenants;
    }

    /// The path of the page, if there is one.
    Optional<String> page(Viewer viewer, String text) {
        return switch (SearchTerm.of(text)) {
            case SearchTerm.Number(var e164) ->
                has(viewer, "phone_number", e164.value())
                        ? Optional.of("/console/numbers/" + e164.value())
                        : Optional.empty();
            case SearchTerm.Id(var id) -> byId(viewer, id);
            case SearchTerm.Delivery(var id) -> Optional.of("/console/deliveries/" + id);
            case SearchTerm.Amount(var cents) -> byAmount(viewer, cents);
            case SearchTerm.Text(var words) -> byText(viewer, words);
        };
    }

    /// A tenant's movements; for auditors whatever names the amount.
    private static Optional<String> byAmount(Viewer viewer, long cents) {
        if (viewer.tenantId() != null) {
            return viewer.may(ApiKeyScope.BALANCE_READ)
                    ? Optional.of("/console/balance?amount=" + cents)
                    : Optional.empty();
        }
        return viewer.isAuditor() ? Optional.of(Links.events("amount_cents", Long.toString(cents))) : Optional.empty();
    }

    private Optional<String> byId(Viewer viewer, UUID id) {
        if (viewer.isOperator() || viewer.isAuditor()) {
            var tenant = resources.one(TenantProjection.TABLE, id);
            if (tenant.isPresent()) {
                return Optional.of("/console/tenants/" + id);
            }
        }
        if (!seesEvents(viewer)) {
            return Optional.empty();
        }
        var number = number(id);
        if (number.isPresent() && has(viewer, "phone_number", number.get())) {
            return Optional.of("/console/numbers/" + number.get());
        }
        if (exists(viewer, NumberOrderProjection.TABLE, id)) {
            return Optional.of("/console/orders/" + id);
        }
        if (exists(viewer, PortingOrderProjection.TABLE, id)) {
            return Optional.of("/console/ports/" + id);
        }
        if (events.exists(viewer.sight(), id)) {
            return Optional.of("/console/events/" + id);
        }
        if (has(viewer, "resource_id", id.toString())) {
            return Optional.of(Links.events("resource_id", id.toString()));
        }
        return byText(viewer, id.toString());
    }

    private Optional<String> byText(Viewer viewer, String text) {
        if (has(viewer, "request_id", text)) {
            return Optional.of(Links.request(text));
        }
        return has(viewer, "idempotency_key", text)
                ? Optional.of(Links.events("idempotency_key", text))
                : byName(viewer, text);
    }

    /// The tenant that is called so, or all that are.
    private Optional<String> byName(Viewer viewer, String text) {
        if (!viewer.isOperator() && !viewer.isAuditor()) {
            return Optional.empty();
        }
        var named = tenants.named(text, 2);
        return switch (named.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of("/console/tenants/" + named.getFirst().id());
            default -> Optional.of("/console/tenants?name=" + Links.escaped(text));
        };
    }

    private boolean exists(Viewer viewer, ResourceTable<?> table, UUID id) {
        var tenant = viewer.sight();
        return (tenant == null ? resources.one(table, id) : resources.one(table, tenant, id)).isPresent();
    }

    private boolean has(Viewer viewer, String filter, String value) {
        return seesEvents(viewer) && events.exists(viewer.sight(), Map.of(filter, value));
    }

    private static boolean seesEvents(Viewer viewer) {
        return viewer.may(ApiKeyScope.EVENTS_READ, ApiKeyScope.AUDITOR);
    }

    private static Optional<String> number(UUID id) {
        try {
            return Optional.of(NumberId.of(id).e164().value());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
