package com.voepy.numbers.command.number;

import com.voepy.numbers.command.carrier.EmergencyAnswer;
import com.voepy.numbers.command.carrier.EmergencyAnswer.Progress;
import com.voepy.numbers.command.carrier.EmergencyCarrier;
import com.voepy.numbers.command.carrier.Errand;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.emergency.EmergencyAddresses;
import com.voepy.numbers.command.emergency.EmergencyAddresses.AtCarrier;
import com.voepy.numbers.command.number.EmergencyHandlers.EndEmergency;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfirmEmergency;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfirmEmergencyOff;
import com.voepy.numbers.command.number.PhoneNumberCommand.FailEmergency;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.schedule.TimedTask;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressDetached;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes emergency service of a number at the carrier what its tenant wants, however often and long it takes.
///
/// There is one task per wish, and each works towards the newest. It looks before it asks, so that a lost answer is
/// found, and once more afterwards, so that of two that ask at once the last word is always the newest wish.
@Component
class ApplyEmergency implements TimedTask {

    static final String NAME = "apply-emergency";

    /// State of a run that has asked the carrier for the service: a failure is now the answer to that.
    private static final String ASKED = "asked";

    private static final Logger LOG = LoggerFactory.getLogger(ApplyEmergency.class);
    private static final Duration POLL_AT_FIRST = Duration.ofSeconds(1);
    private static final Duration POLL_LATER = Duration.ofSeconds(30);
    private static final Duration POLL_SELDOM = Duration.ofMinutes(10);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofHours(1);

    private final EventLog log;
    private final EmergencyCarrier carrier;
    private final EmergencyAddresses addresses;
    private final Commands commands;
    private final InstantSource clock;

    ApplyEmergency(
            EventLog log,
            EmergencyCarrier carrier,
            EmergencyAddresses addresses,
            Commands commands,
            InstantSource clock) {
        this.log = log;
        this.carrier = carrier;
        this.addresses = addresses;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    /// The id of the task of one wish.
    static String idOf(UUID numberId, long version) {
        return numberId + "/" + version;
    }

    @Override
    public Next run(String id, @Nullable String state) {
        var numberId = UUID.fromString(id.substring(0, id.indexOf('/')));
        var wish = wish(numberId);
        if (wish.isEmpty()) {
            return new Next.Done();
        }
        return Errand.of(Cause.after(NAME, wish.get().cause()), numberId, List.of(e164(numberId)))
                .run(() -> bringAbout(numberId, wish.get(), state));
    }

    private Next bringAbout(UUID numberId, EmergencyWish wish, @Nullable String state) {
        var addressId = wish.addressId();
        return addressId == null
                ? turnOff(numberId, wish)
                : switch (addresses.atCarrier(addressId)) {
                    case AtCarrier.NotYet _ -> again(wish, null);
                    case AtCarrier.Rejected _ -> fail(numberId, wish, "address_rejected");
                    case AtCarrier.Kept kept -> turnOn(numberId, wish, kept.carrierAddressId(), ASKED.equals(state));
                };
    }

    private Next turnOn(UUID numberId, EmergencyWish wish, String at, boolean asked) {
        return switch (carrier.emergency(e164(numberId))) {
            case EmergencyAnswer.Known known
            when at.equals(known.carrierAddressId()) ->
                switch (known.progress()) {
                    case ON -> confirm(numberId, wish);
                    case TURNING_ON, UNKNOWN -> again(wish, ASKED);
                    case FAILED -> asked ? fail(numberId, wish, "provisioning_failed") : ask(numberId, wish, at);
                    case OFF, TURNING_OFF -> ask(numberId, wish, at);
                };
            case EmergencyAnswer.Known _ -> ask(numberId, wish, at);
            case EmergencyAnswer.NotOwned _, EmergencyAnswer.Refused _, EmergencyAnswer.Unavailable _ ->
                again(wish, asked ? ASKED : null);
        };
    }

    private Next ask(UUID numberId, EmergencyWish wish, String at) {
        var answer = carrier.setEmergency(e164(numberId), at, true);
        if (isOutdated(numberId, wish)) {
            return new Next.Again(clock.instant(), null);
        }
        return switch (answer) {
            case EmergencyAnswer.Known known
            when known.progress() == Progress.ON && at.equals(known.carrierAddressId()) -> confirm(numberId, wish);
            case EmergencyAnswer.Known _ -> again(wish, ASKED);
            case EmergencyAnswer.Refused refused -> fail(numberId, wish, refused.code());
            case EmergencyAnswer.NotOwned _, EmergencyAnswer.Unavailable _ -> again(wish, null);
        };
    }

    private Next turnOff(UUID numberId, EmergencyWish wish) {
        return switch (carrier.emergency(e164(numberId))) {
            case EmergencyAnswer.Known known ->
                switch (known.progress()) {
                    case OFF -> confirmOff(numberId, wish);
                    case TURNING_OFF, UNKNOWN -> again(wish, null);
                    case ON, TURNING_ON, FAILED -> askOff(numberId, wish, known.carrierAddressId());
                };
            // Whoever has the number now, it is none of our service.
            case EmergencyAnswer.NotOwned _ -> confirmOff(numberId, wish);
            case EmergencyAnswer.Refused _, EmergencyAnswer.Unavailable _ -> again(wish, null);
        };
    }

    private Next askOff(UUID numberId, EmergencyWish wish, @Nullable String at) {
        var answer = carrier.setEmergency(e164(numberId), at, false);
        if (answer instanceof EmergencyAnswer.Refused refused) {
            LOG.warn(
                    "The carrier does not end emergency service of {}: {}; asking again in {}",
                    e164(numberId),
                    refused.code(),
                    POLL_SELDOM);
            return new Next.Again(clock.instant().plus(POLL_SELDOM), null);
        }
        return isOutdated(numberId, wish) ? new Next.Again(clock.instant(), null) : again(wish, null);
    }

    private Next confirm(UUID numberId, EmergencyWish wish) {
        commands.<Object>send(new ConfirmEmergency(numberId, wish.version()), Cause.after(NAME, wish.cause()));
        return new Next.Done();
    }

    private Next fail(UUID numberId, EmergencyWish wish, String reason) {
        commands.<Object>send(new FailEmergency(numberId, wish.version(), reason), Cause.after(NAME, wish.cause()));
        return new Next.Done();
    }

    private Next confirmOff(UUID numberId, EmergencyWish wish) {
        if (wish.cause().event() instanceof NumberEmergencyAddressDetached e) {
            commands.<Object>send(
                    new EndEmergency(new ConfirmEmergencyOff(numberId, e.version()), e.addressId()),
                    Cause.after(NAME, wish.cause()));
        }
        return new Next.Done();
    }

    private Next again(EmergencyWish wish, @Nullable String state) {
        var now = clock.instant();
        var age = Duration.between(wish.cause().occurredAt(), now);
        var wait = age.compareTo(FIRST) < 0 ? POLL_AT_FIRST : age.compareTo(LATER) < 0 ? POLL_LATER : POLL_SELDOM;
        return new Next.Again(now.plus(wait), state);
    }

    private boolean isOutdated(UUID numberId, EmergencyWish wish) {
        return !wish.isSameAs(wish(numberId).orElse(null));
    }

    private Optional<EmergencyWish> wish(UUID numberId) {
        return EmergencyWish.of(log.ofStream(Streams.number(e164(numberId))), numberId);
    }

    private static E164 e164(UUID numberId) {
        return NumberId.of(numberId).e164();
    }
}
