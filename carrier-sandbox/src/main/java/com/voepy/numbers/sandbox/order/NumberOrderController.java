package com.voepy.numbers.sandbox.order;

import static com.voepy.numbers.sandbox.api.TelnyxError.NOT_FOUND;

import com.voepy.numbers.sandbox.api.BrokenConnection;
import com.voepy.numbers.sandbox.api.One;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import com.voepy.numbers.sandbox.stock.Magic;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v2/number_orders")
class NumberOrderController {

    private static final Set<String> FILTERS = Set.of(
            "filter[status]",
            "filter[customer_reference]",
            "filter[phone_numbers_count]",
            "filter[requirements_met]",
            "filter[created_at][gt]",
            "filter[created_at][lt]");

    private final NumberOrdering ordering;
    private final OrderStore orders;
    private final InstantSource time;

    NumberOrderController(NumberOrdering ordering, OrderStore orders, InstantSource time) {
        this.ordering = ordering;
        this.orders = orders;
        this.time = time;
    }

    /// `POST /v2/number_orders` — buys numbers; takes all of them or none.
    @PostMapping
    One<NumberOrder<NumberOrder.Line>> create(@RequestBody OrderRequest body, HttpServletRequest request) {
        var order = ordering.order(body);
        if (order.phoneNumbers().stream().anyMatch(line -> Magic.of(line.phoneNumber()) == Magic.ANSWER_LOST)) {
            BrokenConnection.instead(request);
        }
        return new One<>(order);
    }

    /// `GET /v2/number_orders` — all of them, oldest first.
    @GetMapping
    Paged<NumberOrder<NumberOrder.Brief>> page(HttpServletRequest request) {
        var query = Query.paged(request, FILTERS);
        return orders.page(query, query.page());
    }

    /// `GET /v2/number_orders/{id}`.
    @GetMapping("/{id}")
    One<NumberOrder<NumberOrder.Line>> one(@PathVariable UUID id) {
        return orders.find(id)
                .map(One::new)
                .orElseThrow(() -> NOT_FOUND.because("There is no number order " + id + "."));
    }

    /// `PATCH /v2/number_orders/{id}` — changes the customer's reference; there are no requirements to fulfil here.
    @PatchMapping("/{id}")
    One<NumberOrder<NumberOrder.Line>> change(@PathVariable UUID id, @RequestBody ChangeRequest body) {
        if (body.customerReference() != null) {
            orders.changeReference(id, body.customerReference(), time.instant());
        }
        return one(id);
    }

    record ChangeRequest(@Nullable String customerReference) {}
}
