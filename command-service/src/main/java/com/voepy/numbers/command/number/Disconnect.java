package com.voepy.numbers.command.number;

import com.voepy.numbers.command.carrier.Carrier;
import com.voepy.numbers.command.carrier.Errand;
import com.voepy.numbers.command.carrier.ReleaseAnswer;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfirmDisconnect;
import com.voepy.numbers.command.number.PhoneNumberCommand.NoteDisconnectStuck;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.schedule.TimedTask;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivationFailed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberOrdered;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortedIn;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Gives a number back to the carrier that no tenant has any more, and goes on until the carrier has it: one that was
/// released, or one that was refunded because the carrier did not confirm it in time. What takes too long is noted, for
/// somebody to look.
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
    private final Duration stuckAfter;

    /// @param stuckAfter how long it may take before somebody should look
    Disconnect(
            EventLog log,
            Carrier carrier,
            Commands commands,
            InstantSource clock,
            @Value("${numbers.release-stuck-after:PT1H}") Duration stuckAfter) {
        this.log = log;
        this.carrier = carrier;
        this.commands = commands;
        this.clock = clock;
        this.stuckAfter = stuckAfter;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Next run(String id, @Nullable String state) {
        var numberId = UUID.fromString(id);
        var e164 = NumberId.of(numberId).e164();
        var history = log.ofStream(Streams.number(e164));
        var end = endOf(numberId, history);
        if (end.isEmpty()) {
            return new Next.Done();
        }
        if (hasComeBack(end.get(), history)) {
            return confirm(numberId, end.get());
        }
        if (isEmergencyBeingTurnedOff(numberId, history)) {
            return again(numberId, end.get(), EMERGENCY_FIRST, "emergency service is not turned off");
        }
        var errand = Errand.of(Cause.after(NAME, end.get()), numberId, List.of(e164));
        return switch (errand.run(() -> carrier.release(e164))) {
            case ReleaseAnswer.Released _ -> confirm(numberId, end.get());
            case ReleaseAnswer.AlreadyGone _ -> alreadyGone(numberId, end.get());
            case ReleaseAnswer.Refused refused -> {
                var reason = refused.reason().code() + " " + refused.reason().detail();
                LOG.warn("The carrier does not take {} back: {}; asking again in {}", e164, reason, AGAIN_SELDOM);
                yield again(numberId, end.get(), AGAIN_SELDOM, reason);
            }
            case ReleaseAnswer.Unavailable unavailable ->
                again(numberId, end.get(), AGAIN, unavailable.cause().why());
        };
    }

    private Next again(UUID numberId, LoggedEvent end, Duration wait, String why) {
        var now = clock.instant();
        if (!now.isBefore(end.occurredAt().plus(stuckAfter))) {
            boolean isNews =
                    commands.send(new NoteDisconnectStuck(numberId, end.occurredAt(), why), Cause.after(NAME, end));
            if (isNews) {
                var e164 = NumberId.of(numberId).e164();
                LOG.error("{} was given up at {} and is still ours: {}", e164, end.occurredAt(), why);
            }
        }
        return new Next.Again(now.plus(wait), null);
    }

    /// Emergency service ends before the number goes; [ApplyEmergency] is at it.
    private static boolean isEmergencyBeingTurnedOff(UUID numberId, List<LoggedEvent> history) {
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

    /// What ended the tenure; nothing if the number was ordered again since, for then it is ours again and stays.
    private static Optional<LoggedEvent> endOf(UUID numberId, List<LoggedEvent> history) {
        LoggedEvent end = null;
        for (var event : history) {
            switch (event.event()) {
                case NumberOrdered e when !e.numberId().equals(numberId) -> end = null;
                case NumberReleased e when e.numberId().equals(numberId) -> end = event;
                case NumberActivationFailed e when e.numberId().equals(numberId) -> end = event;
                default -> {}
            }
        }
        return Optional.ofNullable(end);
    }

    /// Whether somebody brought the number here from another carrier since: so it had left, and must not be given away.
    private static boolean hasComeBack(LoggedEvent end, List<LoggedEvent> history) {
        return history.stream()
                .anyMatch(event -> event.event() instanceof NumberPortedIn && event.position() > end.position());
    }
}
