package com.voepy.numbers.sandbox.order;

import static com.voepy.numbers.sandbox.api.TelnyxError.NOT_FOUND;

import com.voepy.numbers.sandbox.api.One;
import com.voepy.numbers.sandbox.api.PageRequest;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The parts of orders: the numbers in them, and the sub-orders they split into by country and type.
@RestController
class OrderPartsController {

    /// The protocol has no pages here; this is where a list ends.
    private static final PageRequest NEWEST = PageRequest.everything(1000);

    private final OrderPartsStore parts;

    OrderPartsController(OrderPartsStore parts) {
        this.parts = parts;
    }

    /// `GET /v2/number_order_phone_numbers` — the newest thousand.
    @GetMapping("/v2/number_order_phone_numbers")
    Paged<OrderPartsStore.OrderedNumber> numbers(HttpServletRequest request) {
        var query = Query.of(request, Set.of("filter[country_code]"));
        return parts.numbers(query.text("filter[country_code]"), NEWEST);
    }

    /// `GET /v2/number_order_phone_numbers/{id}`.
    @GetMapping("/v2/number_order_phone_numbers/{id}")
    One<OrderPartsStore.OrderedNumber> number(@PathVariable UUID id) {
        return parts.number(id)
                .map(One::new)
                .orElseThrow(() -> NOT_FOUND.because("There is no number order phone number " + id + "."));
    }

    /// `GET /v2/sub_number_orders` — the newest thousand.
    @GetMapping("/v2/sub_number_orders")
    Paged<OrderPartsStore.SubOrder> subOrders(HttpServletRequest request) {
        return parts.subOrders(Query.of(request, OrderPartsStore.SUB_ORDER_FILTERS), NEWEST);
    }

    /// `GET /v2/sub_number_orders/{id}`.
    @GetMapping("/v2/sub_number_orders/{id}")
    One<OrderPartsStore.SubOrder> subOrder(@PathVariable UUID id, HttpServletRequest request) {
        Query.of(request, Set.of("filter[include_phone_numbers]"));
        return parts.subOrder(id)
                .map(One::new)
                .orElseThrow(() -> NOT_FOUND.because("There is no sub number order " + id + "."));
    }
}
