package com.voepy.numbers.command.porting;

import static com.voepy.numbers.kit.problem.ErrorCode.NOT_FOUND;

import com.voepy.numbers.command.catalogue.Catalogue;
import com.voepy.numbers.command.number.Numbers;
import com.voepy.numbers.command.number.PhoneNumberCommand.PortNumberIn;
import com.voepy.numbers.events.PortingOrderEvent;
import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.resource.PhoneNumberResource;
import com.voepy.numbers.resource.PortingOrderResource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The numbers of a porting order, on their way here.
@Component
class PortedNumbers {

    private final Numbers numbers;
    private final Catalogue catalogue;
    private final EventLog log;

    PortedNumbers(Numbers numbers, Catalogue catalogue, EventLog log) {
        this.numbers = numbers;
        this.catalogue = catalogue;
        this.log = log;
    }

    /// The order as it is, with its numbers locked in their order until the unit of work ends.
    PortingOrderResource touch(UUID portingOrderId, Instant now) {
        PortingOrderResource order = null;
        for (var logged : log.ofStream(Streams.port(portingOrderId))) {
            order = PortingOrderResource.after(order, (PortingOrderEvent) logged.event(), logged.occurredAt());
        }
        if (order == null) {
            throw NOT_FOUND.because("There is no such porting order.");
        }
        numbers.unportable(order.numbers(), now);
        return order;
    }

    /// Lets a number begin its life here, at the price of its place if our carrier lists it, else at that of its type.
    ///
    /// @param connectionId where it goes, or null
    /// @param messaging whether it can send and receive text messages
    /// @return its tenure, if it began with that
    Optional<PhoneNumberResource> portIn(
            E164 e164, UUID tenantId, PortingOrderResource order, @Nullable UUID connectionId, boolean messaging) {
        var lot = catalogue.lotsOf(List.of(e164)).get(e164);
        var prices = catalogue.pricesOf(tenantId);
        var digits = PortedNumber.of(e164).orElseThrow(() -> new IllegalStateException("of no country: " + e164));
        var country = lot == null ? digits.countryCode() : lot.countryCode();
        var type = lot == null ? digits.type() : lot.numberType();
        return numbers.portIn(new PortNumberIn(
                e164,
                order.id(),
                country,
                lot == null ? null : lot.region(),
                lot == null ? null : lot.locality(),
                type,
                messaging ? List.of(Capability.VOICE, Capability.SMS) : List.of(Capability.VOICE),
                (lot == null ? prices.priceOfPorted(country, type) : prices.priceOf(lot)).monthlyCents(),
                order.customerReference(),
                connectionId));
    }
}
