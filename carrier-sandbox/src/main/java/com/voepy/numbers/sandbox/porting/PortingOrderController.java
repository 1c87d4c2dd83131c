package com.voepy.numbers.sandbox.porting;

import com.voepy.numbers.sandbox.api.BrokenConnection;
import com.voepy.numbers.sandbox.api.One;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/v2/porting_orders")
class PortingOrderController {

    private static final String INCLUDE_NUMBERS = "include_phone_numbers";

    private final PortingOrdering ordering;
    private final PortingChanges changes;
    private final PortingOrderStore orders;

    PortingOrderController(PortingOrdering ordering, PortingChanges changes, PortingOrderStore orders) {
        this.ordering = ordering;
        this.changes = changes;
        this.orders = orders;
    }

    record Answer(ObjectNode data, Meta meta) {

        static Answer of(PortingOrder order, boolean withNumbers) {
            return new Answer(
                    PortingResource.of(order, withNumbers),
                    new Meta("/v2/porting_phone_numbers?filter[porting_order_id]=" + order.id()));
        }
    }

    record Meta(String phoneNumbersUrl) {}

    record ActivationJob(
            UUID id,
            String recordType,
            String activationType,
            String status,
            Instant activateAt,
            Instant createdAt,
            Instant updatedAt) {}

    record Exception(String code, String description) {}

    /// `POST /v2/porting_orders` — a draft for each kind of number.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    One<List<ObjectNode>> create(@RequestBody PortingOrdering.CreateRequest body, HttpServletRequest request) {
        var drafts = ordering.create(body);
        if (drafts.stream().anyMatch(draft -> draft.has(PortMagic.CREATE_ANSWER_LOST))) {
            BrokenConnection.instead(request);
        }
        return new One<>(
                drafts.stream().map(draft -> PortingResource.of(draft, true)).toList());
    }

    /// `GET /v2/porting_orders` — newest first unless asked otherwise.
    @GetMapping
    Paged<ObjectNode> page(HttpServletRequest request) {
        var query = Query.paged(request, PortingFilter.PARAMETERS);
        var page = orders.page(query, query.page());
        boolean withNumbers = withNumbers(query);
        return new Paged<>(
                page.data().stream()
                        .map(order -> PortingResource.of(order, withNumbers))
                        .toList(),
                page.meta());
    }

    /// `GET /v2/porting_orders/exception_types`.
    @GetMapping("/exception_types")
    One<List<Exception>> exceptionTypes() {
        return new One<>(Stream.of(ExceptionType.values())
                .map(type -> new Exception(type.name(), type.description()))
                .toList());
    }

    /// `GET /v2/porting_orders/{id}`.
    @GetMapping("/{id}")
    Answer one(@PathVariable UUID id, HttpServletRequest request) {
        return Answer.of(changes.find(id), withNumbers(Query.of(request, Set.of(INCLUDE_NUMBERS))));
    }

    /// `PATCH /v2/porting_orders/{id}` — fills in what the body names; null clears.
    @PatchMapping("/{id}")
    Answer edit(@PathVariable UUID id, @RequestBody ObjectNode body) {
        return Answer.of(changes.edit(id, body), true);
    }

    /// `DELETE /v2/porting_orders/{id}` — a draft only.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id) {
        changes.delete(id);
    }

    /// `POST /v2/porting_orders/{id}/actions/confirm` — submits it.
    @PostMapping("/{id}/actions/confirm")
    Answer confirm(@PathVariable UUID id, HttpServletRequest request) {
        var order = changes.confirm(id);
        if (order.has(PortMagic.CONFIRM_ANSWER_LOST)) {
            BrokenConnection.instead(request);
        }
        return Answer.of(order, true);
    }

    /// `POST /v2/porting_orders/{id}/actions/cancel` — refused within 48 hours of the FOC date.
    @PostMapping("/{id}/actions/cancel")
    Answer cancel(@PathVariable UUID id) {
        return Answer.of(changes.cancel(id), true);
    }

    /// `POST /v2/porting_orders/{id}/actions/activate` — a FastPort order only.
    @PostMapping("/{id}/actions/activate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    One<ActivationJob> activate(@PathVariable UUID id) {
        var at = Objects.requireNonNull(changes.activate(id).dueAt());
        return new One<>(
                new ActivationJob(UUID.randomUUID(), "porting_activation_job", "on-demand", "created", at, at, at));
    }

    private static boolean withNumbers(Query query) {
        return query.text(INCLUDE_NUMBERS) == null || query.flag(INCLUDE_NUMBERS);
    }
}
