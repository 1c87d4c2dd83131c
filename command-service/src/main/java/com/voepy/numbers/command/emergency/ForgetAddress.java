package com.voepy.numbers.command.emergency;

import com.voepy.numbers.command.carrier.AddressSearch;
import com.voepy.numbers.command.carrier.EmergencyCarrier;
import com.voepy.numbers.command.carrier.Errand;
import com.voepy.numbers.command.carrier.ReleaseAnswer;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.ConfirmRemoval;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.schedule.TimedTask;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressDeleted;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRegistered;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Has the carrier forget a deleted address, however often it takes: whatever carries our reference, since a lost
/// answer may have left more than one.
@Component
class ForgetAddress implements TimedTask {

    static final String NAME = "forget-address";

    private static final Logger LOG = LoggerFactory.getLogger(ForgetAddress.class);

    /// A number that was just detached may still hold it.
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private static final Duration AGAIN_SELDOM = Duration.ofHours(1);

    /// From then on a refusal is no matter of a number that is being detached.
    private static final Duration SOON = Duration.ofHours(1);

    /// How long an attempt to keep it may still be under way at the carrier.
    private static final Duration LATE = Duration.ofMinutes(1);

    private static final String LOOKED_ONCE = "looked once";

    private final EventLog log;
    private final EmergencyCarrier carrier;
    private final Commands commands;
    private final InstantSource clock;

    ForgetAddress(EventLog log, EmergencyCarrier carrier, Commands commands, InstantSource clock) {
        this.log = log;
        this.carrier = carrier;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Next run(String id, @Nullable String state) {
        var addressId = UUID.fromString(id);
        var history = log.ofStream(Streams.emergencyAddress(addressId));
        var deletion = history.stream()
                .filter(logged -> logged.event() instanceof EmergencyAddressDeleted)
                .findFirst();
        if (deletion.isEmpty()) {
            return new Next.Done();
        }
        return Errand.of(Cause.after(NAME, deletion.get()), addressId, List.of())
                .run(() -> switch (carrier.findAddresses(id)) {
                    case AddressSearch.Unavailable _ ->
                        new Next.Again(clock.instant().plus(AGAIN), state);
                    case AddressSearch.Found found -> forget(found.carrierAddressIds(), history, deletion.get(), state);
                });
    }

    private Next forget(List<String> ids, List<LoggedEvent> history, LoggedEvent deletion, @Nullable String state) {
        for (var carrierAddressId : ids) {
            switch (carrier.forget(carrierAddressId)) {
                case ReleaseAnswer.Released _, ReleaseAnswer.AlreadyGone _ -> {}
                case ReleaseAnswer.Unavailable _ -> {
                    return new Next.Again(clock.instant().plus(AGAIN), state);
                }
                case ReleaseAnswer.Refused refused -> {
                    return refused(refused.reason().code(), deletion, state);
                }
            }
        }
        var registered = history.stream().anyMatch(logged -> logged.event() instanceof EmergencyAddressRegistered);
        if (!registered && !LOOKED_ONCE.equals(state)) {
            return new Next.Again(clock.instant().plus(LATE), LOOKED_ONCE);
        }
        var event = (EmergencyAddressDeleted) deletion.event();
        commands.<Object>send(new ConfirmRemoval(event.addressId()), Cause.after(NAME, deletion));
        return new Next.Done();
    }

    private Next refused(String code, LoggedEvent deletion, @Nullable String state) {
        var now = clock.instant();
        if (now.isBefore(deletion.occurredAt().plus(SOON))) {
            return new Next.Again(now.plus(AGAIN), state);
        }
        LOG.warn(
                "The carrier does not forget an emergency address ({}): {}; asking again in {}",
                deletion.stream(),
                code,
                AGAIN_SELDOM);
        return new Next.Again(now.plus(AGAIN_SELDOM), state);
    }
}
