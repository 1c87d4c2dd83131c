package com.voepy.numbers.command.number;

import com.voepy.numbers.command.carrier.Carrier;
import com.voepy.numbers.command.carrier.ReleaseAnswer;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfirmDisconnect;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.schedule.TimedTask;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivationFailed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberOrdered;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Gives a number back to the carrier that no tenant has any more, and goes on until the carrier has it: one that was
/// released, or one that was refunded because the carrier did not confirm it in time.
@Component
class Disconnect implements TimedTask {

    static final String NAME = "disconnect";

    private static final Logger LOG = LoggerFactory.getLogger(Disconnect.class);
    private static final Duration EMERGENCY_FIRST = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration AGAIN_SELDOM = Duration.ofHours(1);

    /// How long a number that we gave up waiting for may still be delivered.
    private static final Duration LATE_MAX = Duration.ofDays(30);

    private final EventLog log;
    private final Carrier carrier;
    private final Commands commands;
    private final InstantSource clock;

    Disconnect(EventLog log, Carrier carrier, Commands commands, InstantSource clock) {
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
        var numberId = UUID.fromString(id);
        var e164 = NumberId.of(numberId).e164();
        var end = endOf(numberId);
        if (end.isEmpty()) {
            return new Next.Done();
        }
        if (isEmergencyBeingTurnedOff(numberId)) {
            return new Next.Again(clock.instant().plus(EMERGENCY_FIRST), null);
        }
        return switch (carrier.release(e164)) {
            case ReleaseAnswer.Released _ -> confirm(numberId, end.get());
            case ReleaseAnswer.AlreadyGone _ -> alreadyGone(numberId, end.get());
            case ReleaseAnswer.Refused refused -> {
                LOG.warn(
                        "The carrier does not take {} back: {}; asking again in {}",
                        e164,
                        refused.reason().detail(),
                        AGAIN_SELDOM);
                yield new Next.Again(clock.instant().plus(AGAIN_SELDOM), null);
            }
            case ReleaseAnswer.Unavailable _ -> new Next.Again(clock.instant().plus(AGAIN), null);
        };
    }

    /// Emergency service ends before the number goes; [ApplyEmergency] is at it.
    private boolean isEmergencyBeingTurnedOff(UUID numberId) {
        var history = log.ofStream(Streams.number(NumberId.of(numberId).e164()));
        return EmergencyWish.of(history, numberId)
                .map(EmergencyWish::isBeingTurnedOff)
                .orElse(false);
    }

    /// A released number is gone when the carrier says so. One that we gave up waiting for may still come.
    private Next alreadyGone(UUID numberId, LoggedEvent end) {
        var mayStillCome = end.event() instanceof NumberActivationFailed
                && clock.instant().isBefore(end.occurredAt().plus(LATE_MAX));
        return mayStillCome ? new Next.Again(clock.instant().plus(AGAIN_SELDOM), null) : confirm(numberId, end);
    }

    private Next confirm(UUID numberId, LoggedEvent end) {
        commands.send(new ConfirmDisconnect(numberId), Cause.after(NAME, end));
        return new Next.Done();
    }

    /// What ended the tenure; nothing if the number has a newer one, for then it is ours again and stays.
    private Optional<LoggedEvent> endOf(UUID numberId) {
        LoggedEvent end = null;
        for (var event : log.ofStream(Streams.number(NumberId.of(numberId).e164()))) {
            switch (event.event()) {
                case NumberOrdered e when !e.numberId().equals(numberId) -> end = null;
                case NumberReleased e when e.numberId().equals(numberId) -> end = event;
                case NumberActivationFailed e when e.numberId().equals(numberId) -> end = event;
                default -> {}
            }
        }
        return Optional.ofNullable(end);
    }
}
