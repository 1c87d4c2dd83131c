package com.voepy.numbers.command.order;

import com.voepy.numbers.command.catalogue.Availability;
import com.voepy.numbers.command.catalogue.Catalogue;
import com.voepy.numbers.events.NumberBlockEvent.Lot;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Price;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Works out what an order costs now, or why it cannot be had. An order charges exactly this.
@Component
class Quotes {

    private final Availability availability;
    private final Catalogue catalogue;

    Quotes(Availability availability, Catalogue catalogue) {
        this.availability = availability;
        this.catalogue = catalogue;
    }

    /// One number of an order and its price to the customer.
    record QuotedNumber(E164 e164, Lot lot, Price price) {}

    /// In the order that the client gave.
    ///
    /// @throws com.voepy.numbers.kit.problem.Rejection `409 number_unavailable`, `422 number_not_found`,
    ///     `422 validation_failed` where country or type are not the number's own
    List<QuotedNumber> quote(PlaceOrder order, Instant now) {
        var lots = availability.require(order.phoneNumbers(), order.tenantId(), now);
        var prices = catalogue.pricesOf(order.tenantId());
        var checks = new Checks();
        var quoted = order.phoneNumbers().stream()
                .map(number -> {
                    var lot = Objects.requireNonNull(lots.get(number));
                    refuseMismatch(checks, order, number, lot);
                    return new QuotedNumber(number, lot, prices.priceOf(lot));
                })
                .toList();
        checks.orThrow();
        return quoted;
    }

    private static void refuseMismatch(Checks checks, PlaceOrder order, E164 number, Lot lot) {
        checks.that(
                lot.countryCode().equals(order.countryCode()),
                "country_code",
                FieldError.Code.MISMATCH,
                "%s is not a number of %s".formatted(number, order.countryCode()));
        checks.that(
                lot.numberType() == order.numberType(),
                "number_type",
                FieldError.Code.MISMATCH,
                "%s is not a %s number".formatted(number, order.numberType().wireName()));
    }
}
