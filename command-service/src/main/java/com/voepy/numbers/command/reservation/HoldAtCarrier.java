package com.voepy.numbers.command.reservation;

import com.voepy.numbers.command.carrier.Carrier;
import com.voepy.numbers.command.carrier.CarrierOrder;
import com.voepy.numbers.command.carrier.Errand;
import com.voepy.numbers.command.carrier.HoldAnswer;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.reservation.ReservationCommand.RecordCarrierHold;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.schedule.TimedTask;
import com.voepy.numbers.events.ReservationEvent.ReservationCancelled;
import com.voepy.numbers.events.ReservationEvent.ReservationCreated;
import com.voepy.numbers.events.ReservationEvent.ReservationExpired;
import com.voepy.numbers.events.ReservationEvent.ReservationExtended;
import com.voepy.numbers.events.ReservationEvent.ReservedNumbersOrdered;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Asks the carrier to sell held numbers to nobody else. Between our own tenants the hold does not depend on it, so it
/// is tried while the reservation lasts and never stands in anybody's way.
@Component
class HoldAtCarrier implements TimedTask {

    static final String NAME = "hold-at-carrier";

    private static final Logger LOG = LoggerFactory.getLogger(HoldAtCarrier.class);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Carrier carrier;
    private final Commands commands;
    private final EventLog log;
    private final InstantSource clock;

    HoldAtCarrier(Carrier carrier, Commands commands, EventLog log, InstantSource clock) {
        this.carrier = carrier;
        this.commands = commands;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Next run(String id, @Nullable String state) {
        var events = log.ofStream(Streams.reservation(UUID.fromString(id.substring(0, id.indexOf('/')))));
        var numbers = heldNow(events, clock.instant());
        if (numbers.isEmpty()) {
            return new Next.Done();
        }
        var created = events.getFirst();
        var errand =
                Errand.of(Cause.after(NAME, created), ((ReservationCreated) created.event()).reservationId(), numbers);
        return switch (errand.run(() -> carrier.hold(id, numbers))) {
            case HoldAnswer.Held held -> {
                record(created, held);
                yield new Next.Done();
            }
            case HoldAnswer.Refused refused -> {
                LOG.warn("The carrier does not hold {}: {}", numbers, refused.reasons());
                yield new Next.Done();
            }
            case HoldAnswer.NotSent _ -> new Next.Again(clock.instant().plus(AGAIN), null);
            // Perhaps held: a second hold of our own numbers is harmless and tells.
            case HoldAnswer.Unknown _ -> new Next.Again(clock.instant().plus(AGAIN), null);
        };
    }

    private void record(LoggedEvent created, HoldAnswer.Held held) {
        var reservationId = ((ReservationCreated) created.event()).reservationId();
        commands.send(
                new RecordCarrierHold(
                        reservationId,
                        held.carrierHoldId(),
                        numbers(held, line -> line.state() != CarrierOrder.State.FAILURE),
                        numbers(held, line -> line.state() == CarrierOrder.State.FAILURE)),
                Cause.after(NAME, created));
    }

    private static List<E164> numbers(HoldAnswer.Held held, Predicate<HoldAnswer.Line> which) {
        return held.lines().stream().filter(which).map(HoldAnswer.Line::e164).toList();
    }

    /// What the reservation still holds.
    private static List<E164> heldNow(List<LoggedEvent> events, Instant now) {
        Set<E164> numbers = new LinkedHashSet<>();
        var until = Instant.MIN;
        for (var event : events) {
            switch (event.event()) {
                case ReservationCreated e -> {
                    numbers.addAll(e.phoneNumbers());
                    until = e.expiresAt();
                }
                case ReservationExtended e -> until = e.expiresAt();
                case ReservedNumbersOrdered e -> e.phoneNumbers().forEach(numbers::remove);
                case ReservationCancelled _, ReservationExpired _ -> numbers.clear();
                default -> {}
            }
        }
        return now.isBefore(until) ? List.copyOf(numbers) : List.of();
    }
}
