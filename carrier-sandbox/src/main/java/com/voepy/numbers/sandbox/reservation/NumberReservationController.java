package com.voepy.numbers.sandbox.reservation;

import static com.voepy.numbers.sandbox.api.TelnyxError.NOT_FOUND;

import com.voepy.numbers.sandbox.api.One;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v2/number_reservations")
class NumberReservationController {

    private static final Set<String> FILTERS = Set.of(
            "filter[status]",
            "filter[customer_reference]",
            "filter[phone_numbers.phone_number]",
            "filter[created_at][gt]",
            "filter[created_at][lt]");

    private final NumberReserving reserving;
    private final ReservationStore reservations;

    NumberReservationController(NumberReserving reserving, ReservationStore reservations) {
        this.reserving = reserving;
        this.reservations = reservations;
    }

    /// `POST /v2/number_reservations` — puts on hold what can be had; each number says whether it is.
    @PostMapping
    One<NumberReservation> create(@RequestBody ReservationRequest body) {
        var wanted = new ArrayList<@Nullable String>();
        if (body.phoneNumbers() != null) {
            body.phoneNumbers().forEach(item -> wanted.add(item.phoneNumber()));
        }
        return new One<>(reserving.reserve(wanted, body.customerReference()));
    }

    /// `GET /v2/number_reservations` — all of them, oldest first.
    @GetMapping
    Paged<NumberReservation> page(HttpServletRequest request) {
        var query = Query.paged(request, FILTERS);
        return reservations.page(query, query.page());
    }

    /// `GET /v2/number_reservations/{id}`.
    @GetMapping("/{id}")
    One<NumberReservation> one(@PathVariable UUID id) {
        return reservations
                .find(id)
                .map(One::new)
                .orElseThrow(() -> NOT_FOUND.because("There is no number reservation " + id + "."));
    }

    /// `POST /v2/number_reservations/{id}/actions/extend` — the full time again for what is still on hold.
    @PostMapping("/{id}/actions/extend")
    One<NumberReservation> extend(@PathVariable UUID id) {
        return new One<>(reserving.extend(id));
    }

    record ReservationRequest(
            @Nullable List<Item> phoneNumbers, @Nullable String customerReference) {}

    record Item(@Nullable String phoneNumber) {}
}
